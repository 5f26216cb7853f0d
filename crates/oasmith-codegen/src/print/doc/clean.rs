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
    // Most texts are of ASCII and have nothing to hide; they are not looked at letter by letter.
    let is_plain = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
    if text.bytes().all(is_plain) {
        trimmed(text)
    } else {
        trimmed(&unhidden(text))
    }
}

/// The text with line feeds only, and without what can't be seen.
fn unhidden(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => seen.push('\n'),
            '\t' => seen.push_str("    "),
            c if is_unclear(c) => {}
            c => seen.push(c),
        }
    }
    seen
}

/// The text without blanks at the ends of lines and without blank lines that follow one another or
/// stand at the ends.
fn trimmed(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.split('\n').map(str::trim_end) {
        if !line.is_empty() || !blank {
            lines.push_str(line);
            lines.push('\n');
        }
        blank = line.is_empty();
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
