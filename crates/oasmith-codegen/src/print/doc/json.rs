//! An example of a document's as lines of JSON.

use std::fmt::Write as _;

use oasmith_spec::node::{Node, Value};

use crate::print::literal::is_unclear;

/// The most lines that are shown.
const LINES: usize = 12;
/// The most characters of a string that are shown.
const CHARACTERS: usize = 72;

/// The value as JSON, a member or element a line; what is behind the first lines is left out, and so is the end of a
/// long string, with `…` in its place. What can't be seen is escaped.
pub(super) fn lines(node: &Node) -> Vec<String> {
    let mut lines = vec![String::new()];
    write(node, 0, &mut lines);
    if lines.len() > LINES {
        lines.truncate(LINES);
        lines.push("…".to_owned());
    }
    lines
}

/// Appends a value to the last line and to lines of its own. What would be cut off is not written.
fn write(node: &Node, depth: usize, lines: &mut Vec<String>) {
    if lines.len() > LINES {
        return;
    }
    match &node.value {
        Value::Null => append("null", lines),
        Value::Bool(true) => append("true", lines),
        Value::Bool(false) => append("false", lines),
        Value::Number(number) => append(&cut(number.as_str()), lines),
        Value::String(text) => append(&string(text), lines),
        Value::Array(items) if items.is_empty() => append("[]", lines),
        Value::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            list(['[', ']'], items, depth, lines);
        }
        Value::Object(object) if object.is_empty() => append("{}", lines),
        Value::Object(object) => {
            let members = object.iter();
            let members = members.map(|member| (Some(member.key.as_str()), &member.value));
            list(['{', '}'], members, depth, lines);
        }
    }
}

fn list<'n>(
    [open, close]: [char; 2],
    entries: impl ExactSizeIterator<Item = (Option<&'n str>, &'n Node)>,
    depth: usize,
    lines: &mut Vec<String>,
) {
    let count = entries.len();
    append(open.encode_utf8(&mut [0; 4]), lines);
    for (at, (key, value)) in entries.enumerate() {
        if lines.len() > LINES {
            return;
        }
        lines.push("  ".repeat(depth + 1));
        if let Some(key) = key {
            append(&string(key), lines);
            append(": ", lines);
        }
        write(value, depth + 1, lines);
        if at + 1 < count {
            append(",", lines);
        }
    }
    lines.push("  ".repeat(depth));
    append(close.encode_utf8(&mut [0; 4]), lines);
}

fn append(text: &str, lines: &mut [String]) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A string with its quotes (RFC 8259, section 7).
fn string(text: &str) -> String {
    let mut written = String::from("\"");
    for c in cut(text).chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            c if is_unclear(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string does not fail.
                    let _ = write!(written, "\\u{unit:04x}");
                }
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}
