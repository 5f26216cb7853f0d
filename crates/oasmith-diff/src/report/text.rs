//! The changes for a terminal.

use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::Location;

use super::words::{LONGEST_SIGNATURE, counted, headline, some};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};

/// How many operations and signatures a change shows.
const MOST: usize = 6;

/// The changes as text: the gravest first, the verdict at the end.
pub fn text(changes: &Changes) -> TerminalText {
    let mut out = TerminalText::default();
    for change in &changes.changes {
        out.push(&fit!(Terminal, "{}\n", one(change)));
    }
    if !changes.changes.is_empty() {
        let (count, changes) = counted(changes.changes.len(), ["change", "changes"]);
        out.push(&fit!(Terminal, "{} {}. ", count, changes));
    }
    out.push(&fit!(
        Terminal,
        "{}.\n",
        headline(changes).told::<Terminal>()
    ));
    out
}

fn one(change: &Change) -> TerminalText {
    let level = match (&change.accepted, change.wire.worst()) {
        (Some(_), _) => "accepted",
        (None, Effect::Ok) if change.rust == Bump::Major => "rust",
        (None, effect) => effect.as_str(),
    };
    let mut out = fit!(
        Terminal,
        "{}[{}]: {}\n",
        level,
        TerminalText::of(&change.rule),
        change.message.told::<Terminal>()
    );
    match (&change.base, &change.head) {
        (Some(base), Some(head)) => {
            out.push(&fit!(
                Terminal,
                "  --> {} (was {})\n",
                place(head),
                place(base)
            ));
        }
        (Some(one), None) | (None, Some(one)) => {
            out.push(&fit!(Terminal, "  --> {}\n", place(one)));
        }
        (None, None) => {}
    }
    let silent = if change.silent {
        "; silent: code still compiles"
    } else {
        ""
    };
    out.push(&fit!(
        Terminal,
        "   = wire: sent {}, received {}; Rust: {}{}\n",
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str(),
        silent
    ));
    if !change.operations.is_empty() {
        let (shown, more) = some(&change.operations, MOST);
        let shown = TerminalText::joined(shown.into_iter().map(TerminalText::of), ", ");
        let more = if more > 0 {
            fit!(Terminal, " and {} more", more)
        } else {
            TerminalText::default()
        };
        out.push(&fit!(Terminal, "   = reaches {}{}\n", shown, more));
    }
    for (sign, lines) in [('-', &change.before), ('+', &change.after)] {
        let (shown, more) = some(lines, MOST);
        for line in shown {
            out.push(&fit!(
                Terminal,
                "   {} {}\n",
                sign,
                TerminalText::at_most(line, LONGEST_SIGNATURE)
            ));
        }
        if more > 0 {
            out.push(&fit!(Terminal, "   {} … {} more\n", sign, more));
        }
    }
    if let Some(help) = &change.help {
        out.push(&fit!(Terminal, "   = help: {}\n", help.told::<Terminal>()));
    }
    if let Some(reason) = &change.accepted {
        out.push(&fit!(
            Terminal,
            "   = accepted: {}\n",
            TerminalText::of(reason)
        ));
    }
    out
}

fn place(place: &Location) -> TerminalText {
    let file = TerminalText::at_most(&place.file, usize::MAX);
    fit!(Terminal, "{}:{}:{}", file, place.line, place.column)
}
