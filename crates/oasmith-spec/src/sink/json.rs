//! Texts of JSON.

use std::fmt::Write as _;

use super::{Sink, SinkText, is_invisible};

/// JSON (RFC 8259). Programs read it, and people when it is printed: so whatever is not seen is escaped,
/// which leaves the value what it is.
#[derive(Debug, Clone, Copy)]
pub enum Json {}

/// A text of JSON: a value, or a piece of one.
pub type JsonText = SinkText<Json>;

impl Sink for Json {
    /// A string with its quotes. `<` is escaped as well, so that the text may stand in a page, and the second
    /// of two `#`, with which runners of CI see a command in what is printed (`##[error]`).
    fn escape(text: &str, _: usize, out: &mut String) {
        out.push('"');
        let mut last = '"';
        for c in text.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if c == '<' || is_invisible(c) || (last, c) == ('#', '#') => unit(c, out),
                c => out.push(c),
            }
            last = c;
        }
        out.push('"');
    }
}

impl JsonText {
    /// A value that another crate wrote, escaped likewise. Outside of strings JSON has no such characters but
    /// line breaks.
    pub fn value(value: &serde_json::Value) -> Self {
        let written = format!("{value:#}");
        let mut text = String::with_capacity(written.len());
        let mut last = '\n';
        for c in written.chars() {
            if c != '\n' && is_invisible(c) || (last, c) == ('#', '#') {
                unit(c, &mut text);
            } else {
                text.push(c);
            }
            last = c;
        }
        Self::from_checked(format_args!("{text}"))
    }
}

/// A character as one or two `\uXXXX`.
fn unit(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        // Writing to a string does not fail.
        let _ = write!(out, "\\u{unit:04x}");
    }
}
