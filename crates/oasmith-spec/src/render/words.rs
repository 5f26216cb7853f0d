//! The lines above and below an excerpt.

use crate::diagnostic::{Diagnostic, Level};

/// The most characters of a line of words; documents can put any key into a message.
const LONGEST: usize = 400;

/// Text for one line: control characters escaped, cut if it is very long.
pub(super) fn one_line(text: &str) -> String {
    shown(text, |character| character.is_control())
}

/// Text that may have several lines.
pub(super) fn clean(text: &str) -> String {
    shown(text, |character| {
        character.is_control() && character != '\n'
    })
}

fn shown(text: &str, escaped: impl Fn(char) -> bool) -> String {
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        if escaped(character) {
            shown.extend(character.escape_debug());
        } else {
            shown.push(character);
        }
    }
    shown
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
