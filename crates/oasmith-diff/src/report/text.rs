//! The changes for a terminal.

use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::Location;

use super::section::{Section, items};
use super::words::{counted, headline, next_steps, some};
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::head_error::HeadError;

/// How many operations and signatures a change shows.
const MOST: usize = 6;

/// The most characters of a signature.
const WIDEST: usize = 160;

/// The changes as text: errors of the head, then the gravest changes first, the verdict at the end.
pub fn text(changes: &Changes) -> TerminalText {
    let mut out = TerminalText::default();
    for error in &changes.errors {
        out.push(&fit!(Terminal, "{}\n", head_error(error)));
    }
    if !changes.errors.is_empty() {
        out.push(&"The head has errors. What follows from them is left out; the rest is no verdict on the head.\n\n");
    }
    for section in Section::ALL {
        for change in section.changes(changes) {
            out.push(&fit!(Terminal, "{}\n", one(change)));
        }
    }
    for idle in &changes.idle {
        let (entry, what) = idle.explained();
        out.push(&fit!(
            Terminal,
            "accepted changes, line {}: the entry for `{}` at {} {}\n",
            entry.line,
            TerminalText::of(&entry.rule),
            TerminalText::of(&entry.pointer),
            what.rendered::<Terminal>()
        ));
    }
    if !changes.changes.is_empty() {
        let (count, changes) = counted(changes.changes.len(), ["change", "changes"]);
        out.push(&fit!(Terminal, "{} {}. ", count, changes));
    }
    out.push(&fit!(
        Terminal,
        "{}.\n",
        headline(changes).rendered::<Terminal>()
    ));
    for step in next_steps(changes) {
        out.push(&fit!(Terminal, "next: {}\n", step.rendered::<Terminal>()));
    }
    out
}

fn head_error(error: &HeadError) -> TerminalText {
    let mut out = fit!(
        Terminal,
        "error[{}]: {}\n",
        TerminalText::of(&error.code),
        TerminalText::of(&error.message)
    );
    if let Some(at) = &error.place {
        out.push(&fit!(Terminal, "  --> {}\n", place(at)));
    }
    if !error.help.is_empty() {
        out.push(&fit!(
            Terminal,
            "   = help: {}\n",
            TerminalText::of(&error.help)
        ));
    }
    out
}

fn one(change: &Change) -> TerminalText {
    let level = match (&change.accepted, change.on_messages()) {
        (Some(_), _) => "accepted",
        (None, _) if change.is_breaking() => "breaking",
        (None, Effect::Ok) if change.rust == Bump::Major => "rust",
        (None, effect) => effect.as_str(),
    };
    let mut out = fit!(
        Terminal,
        "{}[{}]: {}\n",
        level,
        TerminalText::of(&change.rule),
        change.message.rendered::<Terminal>()
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
    let silent = if change.is_silent() {
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
    out.push(&signatures(change));
    if let Some(help) = &change.help {
        out.push(&fit!(
            Terminal,
            "   = help: {}\n",
            help.rendered::<Terminal>()
        ));
    }
    if let Some(given) = &change.level {
        out.push(&fit!(
            Terminal,
            "   = level: {}: {}\n",
            change.worst().as_str(),
            given.reason.rendered::<Terminal>()
        ));
    }
    if let Some(was) = &change.outgrown {
        out.push(&fit!(
            Terminal,
            "   = was accepted as: {}\n",
            was.rendered::<Terminal>()
        ));
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

/// The Rust items before and after; what differs is underlined.
fn signatures(change: &Change) -> TerminalText {
    let lines = items(change);
    let mut out = TerminalText::default();
    for line in lines.iter().take(2 * MOST) {
        let text = TerminalText::at_most(line.text, WIDEST);
        out.push(&fit!(Terminal, "   {} {}\n", line.sign, text));
        let marks = line.differs.as_ref().and_then(|range| {
            let before = line.text.get(..range.start)?.chars().count();
            let length = line.text.get(range.clone())?.chars().count();
            (before + length <= WIDEST).then_some((before, length))
        });
        if let Some((before, length)) = marks.filter(|(_, length)| *length > 0) {
            let (before, marks) = (" ".repeat(before), "^".repeat(length));
            out.push(&fit!(
                Terminal,
                "     {}{}\n",
                TerminalText::at_most(&before, usize::MAX),
                TerminalText::of(&marks)
            ));
        }
    }
    let more = lines.len().saturating_sub(2 * MOST);
    if more > 0 {
        out.push(&fit!(Terminal, "     … {} more items\n", more));
    }
    out
}

fn place(place: &Location) -> TerminalText {
    let file = TerminalText::at_most(&place.file, usize::MAX);
    fit!(Terminal, "{}:{}:{}", file, place.line, place.column)
}
