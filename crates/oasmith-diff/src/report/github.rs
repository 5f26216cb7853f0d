//! The changes as workflow commands, which GitHub shows beside the lines.

use std::fmt;

use oasmith_spec::fit;

use super::words::headline;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::sink::{Data, GithubData, GithubProperty};

/// A command a change, and the verdict.
pub fn github(changes: &Changes) -> String {
    let commands = changes.changes.iter().map(command);
    let verdict = Command {
        name: "notice",
        properties: vec![("title", GithubProperty::of("oasmith diff"))],
        data: headline(changes).told(),
    };
    let lines = commands.chain([verdict]);
    lines.map(|command| command.to_string()).collect()
}

/// A command on a line of its own.
struct Command {
    name: &'static str,
    properties: Vec<(&'static str, GithubProperty)>,
    data: GithubData,
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "::{} ", self.name)?;
        for (at, (key, value)) in self.properties.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            write!(f, "{comma}{key}={value}")?;
        }
        writeln!(f, "::{}", self.data)
    }
}

fn command(change: &Change) -> Command {
    let name = match (change.wire.worst(), change.rust) {
        _ if change.accepted.is_some() => "notice",
        (Effect::Breaking, _) => "error",
        (Effect::Risk, _) | (_, Bump::Major) => "warning",
        _ => "notice",
    };
    let mut properties = Vec::new();
    // Annotations stand beside lines of the head; what is gone has its place in what it was part of.
    if let Some(place) = &change.head {
        let number = |number: usize| GithubProperty::shown(&number);
        properties.extend([
            ("file", GithubProperty::of(&place.file)),
            ("line", number(place.line)),
            ("col", number(place.column)),
            ("endLine", number(place.end_line)),
        ]);
    }
    properties.push(("title", GithubProperty::of(&change.rule)));
    let silent = if change.silent {
        "; silent: code still compiles"
    } else {
        ""
    };
    let data = fit!(
        Data,
        "{} (sent: {}, received: {}, Rust: {}{})",
        change.message.told::<Data>(),
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str(),
        silent
    );
    Command {
        name,
        properties,
        data,
    }
}
