//! A member of a JSON text is read or set, and all else stays as it is written.

use std::ops::Range;

use super::survey::scalar;
use crate::json::{between, tokens, walk, without_mark};
use crate::{Decoded, Kind, Reader, Writer};

/// The text or number at a pointer.
pub(super) fn get(text: &[u8], pointer: &str) -> Option<String> {
    walk(text, |reader| scalar(reader, pointer)).ok().flatten()
}

/// A number in JSON, digit by digit as it is.
pub(super) fn number(value: &str) -> Result<String, String> {
    let mut reader = Reader::new(value.as_bytes());
    let is_number = reader.number().is_ok() && reader.finish().is_ok();
    let number = is_number.then(|| value.to_owned());
    number.ok_or_else(|| "its position is not a number".to_owned())
}

/// A string in JSON.
pub(super) fn string(value: &str) -> String {
    let mut writer = Writer::new();
    writer.string(value);
    // Only numbers can't be written.
    let text = writer.finish().unwrap_or_default();
    String::from_utf8_lossy(&text).into_owned()
}

/// The text with a value, which is JSON, at a pointer. Objects on the way are made where there are none, or
/// null.
///
/// # Errors
///
/// The text is not JSON, or something else is on the way.
pub(super) fn put(text: &[u8], pointer: &str, value: &str) -> Decoded<Vec<u8>> {
    let (gap, new) = walk(text, |reader| change(reader, text, pointer, value))?;
    let mut put = between(text, 0, gap.start).to_vec();
    put.extend_from_slice(new.as_bytes());
    put.extend_from_slice(between(text, gap.end, without_mark(text).len()));
    Ok(put)
}

/// What of a text is taken out, and what comes in its place.
fn change(
    reader: &mut Reader<'_>,
    text: &[u8],
    pointer: &str,
    value: &str,
) -> Decoded<(Range<usize>, String)> {
    let mut names = tokens(pointer);
    while let Some(name) = names.next() {
        let kind = reader.kind()?;
        let start = reader.offset();
        if kind == Kind::Null {
            reader.skip()?;
            let made = format!("{{{}}}", nested(name, names, value));
            return Ok((start..reader.offset(), made));
        }
        if kind != Kind::Object {
            return Err(reader.fault("only an object has members that can be set"));
        }
        if !reader.seek_member(&name)? {
            let end = reader.offset() - 1;
            let is_empty = between(text, start + 1, end).trim_ascii().is_empty();
            let separator = if is_empty { "" } else { "," };
            let made = format!("{separator}{}", nested(name, names, value));
            return Ok((end..end, made));
        }
    }
    reader.kind()?;
    let start = reader.offset();
    reader.skip()?;
    Ok((start..reader.offset(), value.to_owned()))
}

/// A member with a value, and between them objects with a member of each of the other names.
fn nested(name: String, names: impl Iterator<Item = String>, value: &str) -> String {
    let mut text = string(&name) + ":";
    let mut depth = 0;
    for name in names {
        text = text + "{" + &string(&name) + ":";
        depth += 1;
    }
    text + value + &"}".repeat(depth)
}

#[cfg(test)]
mod tests {
    use super::{get, number, put, string};

    fn with(text: &str, pointer: &str, value: &str) -> Result<String, String> {
        let put = put(text.as_bytes(), pointer, value).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(put).unwrap())
    }

    #[test]
    fn all_else_stays_as_it_is_written() {
        let text =
            r#"{ "n": 1.50e+3, "big": 123456789012345678901234567890, "page": {"at" : "a"} }"#;
        let put = with(text, "/page/at", "\"b\"").unwrap();
        assert_eq!(put, text.replace("\"a\"", "\"b\""));
        assert_eq!(get(put.as_bytes(), "/page/at").as_deref(), Some("b"));
        assert_eq!(with(text, "/n", "7").unwrap(), text.replace("1.50e+3", "7"));
    }

    #[test]
    fn what_is_missing_is_made() {
        for (text, pointer, expected) in [
            ("{}", "/a", r#"{"a":1}"#),
            ("{ }", "/a/b", r#"{ "a":{"b":1}}"#),
            (r#"{"x":[{}]}"#, "/a/b/c", r#"{"x":[{}],"a":{"b":{"c":1}}}"#),
            (r#"{"a":null}"#, "/a/b", r#"{"a":{"b":1}}"#),
            (r#"{"a":{"x":2}}"#, "/a/b", r#"{"a":{"x":2,"b":1}}"#),
            (r#"{"a":null}"#, "/a", r#"{"a":1}"#),
            ("null", "/a", r#"{"a":1}"#),
            ("{}", "/a~1\"~0", r#"{"a/\"~":1}"#),
        ] {
            assert_eq!(with(text, pointer, "1").as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_object_has_no_members() {
        let error = with(r#"{"a":[1]}"#, "/a/0", "1").unwrap_err();
        assert!(error.contains("$.a"), "{error}");
        assert!(with("a=1&b=2", "/a", "1").is_err());
        assert!(with("", "/a", "1").is_err());
    }

    #[test]
    fn numbers_are_numbers_and_texts_are_quoted() {
        assert_eq!(
            number("10000000000000000000001").as_deref(),
            Ok("10000000000000000000001")
        );
        for text in ["", "1,\"x\":2", "a", "1 2", "\"1\""] {
            assert!(number(text).is_err(), "{text}");
        }
        assert_eq!(string("a\"\n"), r#""a\"\n""#);
    }
}
