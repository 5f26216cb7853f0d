//! The changes as workflow commands, which GitHub shows beside the lines.

use std::fmt;

use oasmith_spec::fit;
use oasmith_spec::source::Location;

use super::section::Section;
use super::words::headline;
use crate::accept::Idle;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::head_error::HeadError;
use crate::sink::{Data, GithubData, GithubProperty};

/// The verdict, then a command for each error of the head and for each change, the gravest first.
pub fn github(changes: &Changes) -> String {
    let verdict = Command {
        name: "notice",
        properties: vec![("title", GithubProperty::of("oasmith diff"))],
        data: headline(changes).rendered(),
    };
    let errors = changes.errors.iter().map(head_error);
    let sections = Section::ALL.into_iter();
    let found = sections.flat_map(|section| section.changes(changes));
    let idle = changes.idle.iter().map(idle);
    let lines = [verdict].into_iter().chain(errors);
    let lines = lines.chain(found.map(command)).chain(idle);
    lines.map(|command| command.to_string()).collect()
}

fn head_error(error: &HeadError) -> Command {
    let mut properties = place(error.place.as_ref());
    properties.push(("title", GithubProperty::of(&error.code)));
    Command {
        name: "error",
        properties,
        data: GithubData::of(&error.message),
    }
}

fn idle(idle: &Idle) -> Command {
    let (entry, what) = idle.explained();
    Command {
        name: "warning",
        properties: vec![("title", GithubProperty::of("accepted changes"))],
        data: fit!(
            Data,
            "line {}: the entry for {} at {} {}",
            entry.line,
            GithubData::of(&entry.rule),
            GithubData::of(&entry.pointer),
            what.rendered::<Data>()
        ),
    }
}

/// Where an annotation stands.
fn place(place: Option<&Location>) -> Vec<(&'static str, GithubProperty)> {
    let Some(place) = place else {
        return Vec::new();
    };
    let number = |number: usize| GithubProperty::shown(&number);
    vec![
        ("file", GithubProperty::of(&place.file)),
        ("line", number(place.line)),
        ("col", number(place.column)),
        ("endLine", number(place.end_line)),
    ]
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
    let name = match (change.on_messages(), change.rust) {
        _ if change.accepted.is_some() => "notice",
        _ if change.is_breaking() => "error",
        (Effect::Risk, _) | (_, Bump::Major) => "warning",
        _ => "notice",
    };
    // Annotations stand beside lines of the head; what was removed has its place in what it was part of.
    let mut properties = place(change.head.as_ref());
    properties.push(("title", GithubProperty::of(&change.rule)));
    let silent = if change.is_silent() {
        "; silent: code still compiles"
    } else {
        ""
    };
    let history = match (&change.accepted, &change.outgrown) {
        (Some(reason), _) => fit!(Data, "; accepted: {}", GithubData::of(reason)),
        (None, Some(was)) => fit!(Data, "; was accepted as: {}", was.rendered::<Data>()),
        (None, None) => GithubData::default(),
    };
    let history = match &change.level {
        Some(given) => fit!(
            Data,
            "; level {}: {}{}",
            change.worst().as_str(),
            given.reason.rendered::<Data>(),
            history
        ),
        None => history,
    };
    let data = fit!(
        Data,
        "{} (sent: {}, received: {}, Rust: {}{}{})",
        change.message.rendered::<Data>(),
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str(),
        silent,
        history
    );
    Command {
        name,
        properties,
        data,
    }
}
