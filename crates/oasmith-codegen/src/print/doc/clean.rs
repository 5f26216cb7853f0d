//! A description, made fit for a doc comment.

use super::markup;
use crate::print::literal::is_unclear;

/// How often the markup is looked at before a text is shown as plain text instead.
const ROUNDS: usize = 6;

/// The description in a form in which rustdoc finds nothing to test, to resolve or to warn of.
pub(super) fn clean(description: &str) -> String {
    let mut text = visible(description);
    if !markup::is_needed(&text) {
        return text;
    }
    // A change may bring to light what stood inside something else before, so look until nothing
    // is left to change.
    for _ in 0..ROUNDS {
        match markup::edits(&text) {
            Some(edits) if edits.is_empty() => return text,
            Some(edits) => text = visible(&edits.apply(&text)),
            None => break,
        }
    }
    let text = visible(description);
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    format!("{fence}text\n{text}\n{fence}")
}

/// The text with line feeds only, without what can't be seen, without blanks at the ends of lines
/// and without blank lines that follow one another or stand at the ends.
fn visible(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut blank = true;
    let text = text.replace("\r\n", "\n");
    let separators = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    for line in text.split(separators) {
        let start = lines.len();
        for c in line.chars() {
            match c {
                '\t' => lines.push_str("    "),
                c if is_unclear(c) => {}
                c => lines.push(c),
            }
        }
        let length = lines.trim_end().len().max(start);
        lines.truncate(length);
        if length > start {
            lines.push('\n');
            blank = false;
        } else if !blank {
            lines.push('\n');
            blank = true;
        }
    }
    lines.truncate(lines.trim_end().len());
    lines
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut length = 0;
    for c in text.chars() {
        length = if c == wanted { length + 1 } else { 0 };
        longest = longest.max(length);
    }
    longest
}
