//! A description, made fit for a doc comment.

use super::line::{DocLine, Flow};
use super::markup;
use crate::print::literal::is_unclear;

/// How often the markup is looked at before a text is shown as plain text instead.
const ROUNDS: usize = 6;

/// A description in which rustdoc finds nothing to test, to resolve or to warn of.
pub(super) struct Cleaned {
    text: String,
    /// The lines that are text, in their order: where each begins, and the column of its paragraph.
    paragraphs: Paragraphs,
}

enum Paragraphs {
    /// All lines are text, but for those that begin or hold what a heading or a table would.
    Plain,
    /// Those that the reader of Markdown found.
    Found(Vec<(usize, usize)>),
    /// None: all of it is shown as it stands.
    None,
}

impl Cleaned {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// All of it.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The lines, each with what may become of it.
    pub(super) fn into_lines(self) -> impl Iterator<Item = DocLine> {
        let mut at = 0;
        let mut next = 0;
        let lines: Vec<DocLine> = self
            .text
            .split('\n')
            .map(|line| {
                let flow = match &self.paragraphs {
                    Paragraphs::None => Flow::Fixed,
                    Paragraphs::Plain if line.starts_with('#') || line.contains('|') => Flow::Fixed,
                    Paragraphs::Plain => Flow::Text { indent: 0 },
                    Paragraphs::Found(found) => match found.get(next) {
                        Some(&(start, indent)) if start == at => {
                            next += 1;
                            Flow::Text { indent }
                        }
                        _ => Flow::Fixed,
                    },
                };
                at += line.len() + 1;
                DocLine::new(line, flow)
            })
            .collect();
        lines.into_iter()
    }
}

/// The description in a form in which rustdoc finds nothing to test, to resolve or to warn of.
pub(super) fn clean(description: &str) -> Cleaned {
    let mut text = visible(description);
    if !markup::is_needed(&text) {
        let paragraphs = Paragraphs::Plain;
        return Cleaned { text, paragraphs };
    }
    // A change may bring to light what stood inside something else before, so look until nothing
    // is left to change.
    for _ in 0..ROUNDS {
        match markup::edits(&text) {
            Some(edits) if edits.is_empty() => {
                let paragraphs = Paragraphs::Found(edits.into_paragraphs());
                return Cleaned { text, paragraphs };
            }
            Some(edits) => text = visible(&edits.apply(&text)),
            None => break,
        }
    }
    let text = visible(description);
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    Cleaned {
        text: format!("{fence}text\n{text}\n{fence}"),
        paragraphs: Paragraphs::None,
    }
}

/// The text with line feeds only, without what can't be seen, without blanks at the ends of lines,
/// without blank lines that follow one another or stand at the ends, and without an indentation that all lines have.
fn visible(text: &str) -> String {
    // Most texts are of ASCII and have nothing to hide; they are not looked at letter by letter.
    let is_plain = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
    let text = if text.bytes().all(is_plain) {
        trimmed(text)
    } else {
        trimmed(&unhidden(text))
    };
    dedented(text)
}

/// The text without the indentation that all its lines have. rustdoc takes it away before it reads the Markdown, so that
/// a line of a paragraph could become a fence. What all lines have of four columns or more is a block of code's.
fn dedented(text: String) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = || text.split('\n').filter(|line| !line.is_empty());
    let margin = lines().map(indent).min().unwrap_or(0);
    if !(1..4).contains(&margin) {
        return text;
    }
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.get(margin..).unwrap_or(""))
        .collect();
    lines.join("\n")
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
