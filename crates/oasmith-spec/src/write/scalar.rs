//! Strings in YAML and JSON.

use std::fmt::Write as _;

use crate::node::Value;
use crate::sink::is_invisible;

/// Words that readers of YAML 1.1 or 1.2 take for something else.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// A key, on one line.
pub(super) fn key(text: &str) -> String {
    string(text)
}

/// A string on one line: plain where all readers take it for a string, else in quotes.
pub(super) fn string(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else if text.chars().any(|c| is_invisible(c) && c != ' ') {
        quoted(text)
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

fn is_plain(text: &str) -> bool {
    let starts = |c: char| c.is_alphabetic() || matches!(c, '_' | '/' | '$');
    if is_version(text) {
        return true;
    }
    text.starts_with(starts)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(|c| is_invisible(c) && c != ' ')
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Three numbers with dots between them are a number to no reader.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}

/// A string of several lines as a literal block after its key, with its last line break; `None` where that can't
/// hold it.
pub(super) fn block(text: &str, indent: usize) -> Option<String> {
    let body = text.trim_end_matches('\n');
    let is_odd = |c: char| is_invisible(c) && !matches!(c, ' ' | '\n');
    if !body.contains('\n') || body.starts_with(['\n', ' ']) || body.chars().any(is_odd) {
        return None;
    }
    // A line of spaces alone may be taken for the end of the block.
    if body
        .lines()
        .any(|line| !line.is_empty() && line.trim_matches(' ').is_empty())
    {
        return None;
    }
    let mut block = String::from(match text.len() - body.len() {
        0 => "|-\n",
        1 => "|\n",
        _ => "|+\n",
    });
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            block.extend(std::iter::repeat_n(' ', indent));
            block.push_str(line);
        }
        block.push('\n');
    }
    Some(block)
}

/// A value that is no string, as JSON and YAML have it; an object or array is an empty one.
pub(super) fn plain(value: &Value) -> &str {
    match value {
        Value::Object(_) => "{}",
        Value::Array(_) => "[]",
        Value::Null => "null",
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        Value::Number(number) => number.as_str(),
        Value::String(text) => text,
    }
}

/// A string in double quotes, as JSON and YAML have it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // What is beyond 16 bits stays: JSON would have two escapes for it, of which YAML makes two characters.
            c if is_invisible(c) && c != ' ' && u32::from(c) < 0x1_0000 => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
