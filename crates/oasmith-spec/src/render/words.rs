//! The lines above and below an excerpt.

use crate::diagnostic::{Diagnostic, Level};
use crate::sink::{TerminalText, visible};

/// The most characters of a label beneath an excerpt.
const LABEL: usize = 160;

/// Text for one line.
pub(super) fn one_line(text: &str) -> String {
    TerminalText::of(text).into_string()
}

/// A few words beneath an excerpt: several may stand beneath one line, each with a line of its own.
pub(super) fn label(text: &str) -> String {
    visible(text, LABEL)
}

/// Text that may have several lines.
pub(super) fn clean(text: &str) -> String {
    let mut lines = text.lines();
    let shown: Vec<String> = lines.by_ref().take(MOST_LINES).map(one_line).collect();
    let more = if lines.next().is_some() { "\n…" } else { "" };
    format!("{}{more}", shown.join("\n"))
}

/// The most lines of a note.
const MOST_LINES: usize = 8;

/// How many places are not shown.
pub(super) fn more_places(count: usize) -> String {
    let places = if count == 1 { "place" } else { "places" };
    format!("and {count} more {places}")
}

/// What the generated code will be like.
pub(super) fn consequence(diagnostic: &Diagnostic) -> Option<String> {
    let said = diagnostic.consequence.clone();
    let lenient = diagnostic.code.level() == Level::Error && diagnostic.level < Level::Error;
    match diagnostic.lenient_reading() {
        Some(reading) if lenient => said.or_else(|| Some(reading.to_owned())),
        _ => said,
    }
}

/// What to do.
pub(super) fn help(diagnostic: &Diagnostic) -> Option<&str> {
    diagnostic
        .help
        .as_deref()
        .or_else(|| diagnostic.code.help())
}

/// For an error that can be read all the same: how.
pub(super) fn lenient(diagnostic: &Diagnostic) -> Option<&'static str> {
    let reading = diagnostic.lenient_reading();
    reading.filter(|_| diagnostic.level == Level::Error)
}
