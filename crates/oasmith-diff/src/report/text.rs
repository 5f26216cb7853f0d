//! The changes for a terminal.

use oasmith_spec::source::Location;

use super::words::{counted, headline, some};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// How many operations and signatures a change shows.
const MOST: usize = 6;

/// The changes as text: the gravest first, the verdict at the end.
pub fn text(changes: &Changes) -> String {
    let mut out = String::new();
    for change in &changes.changes {
        out.push_str(&one(change));
        out.push('\n');
    }
    if !changes.changes.is_empty() {
        out.push_str(&format!("{}. ", counted(changes.changes.len(), "change")));
    }
    out.push_str(&format!("{}.\n", headline(changes)));
    out
}

fn one(change: &Change) -> String {
    let level = match (&change.accepted, change.wire.worst()) {
        (Some(_), _) => "accepted",
        (None, Effect::Ok) if change.rust == Bump::Major => "rust",
        (None, effect) => effect.as_str(),
    };
    let mut out = format!("{level}[{}]: {}\n", change.rule, change.message);
    let place = |place: &Location| format!("{}:{}:{}", place.file, place.line, place.column);
    match (&change.base, &change.head) {
        (Some(base), Some(head)) => {
            out.push_str(&format!("  --> {} (was {})\n", place(head), place(base)));
        }
        (Some(one), None) | (None, Some(one)) => out.push_str(&format!("  --> {}\n", place(one))),
        (None, None) => {}
    }
    let silent = if change.silent {
        "; silent: code still compiles"
    } else {
        ""
    };
    out.push_str(&format!(
        "   = wire: sent {}, received {}; Rust: {}{silent}\n",
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str()
    ));
    if !change.operations.is_empty() {
        let (shown, more) = some(&change.operations, MOST);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        out.push_str(&format!("   = reaches {}{more}\n", shown.join(", ")));
    }
    for (sign, lines) in [('-', &change.before), ('+', &change.after)] {
        let (shown, more) = some(lines, MOST);
        for line in shown {
            out.push_str(&format!("   {sign} {line}\n"));
        }
        if more > 0 {
            out.push_str(&format!("   {sign} … {more} more\n"));
        }
    }
    if let Some(help) = &change.help {
        out.push_str(&format!("   = help: {help}\n"));
    }
    if let Some(reason) = &change.accepted {
        out.push_str(&format!("   = accepted: {reason}\n"));
    }
    out
}
