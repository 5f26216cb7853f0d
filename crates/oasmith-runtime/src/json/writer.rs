//! The writer that models encode to.

use std::borrow::Cow;
use std::fmt::{Display, Write};

use super::scan::plain_end;
use super::{Encode, EncodeError, Reader, path};
use crate::Field;

/// A JSON text in the making.
///
/// Nothing fails while writing; what JSON can't express is remembered and said by
/// [`Writer::finish`].
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    error: Option<EncodeError>,
    sent: bool,
}

impl Writer {
    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty text that becomes the body of a request.
    #[must_use]
    pub(super) fn sent() -> Self {
        Self {
            sent: true,
            ..Self::default()
        }
    }

    /// Whether the text becomes the body of a request. What was received may be written elsewhere, and
    /// need not be fit to be sent.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.sent
    }

    /// Makes [`Writer::finish`] fail with a message about the value at this place, which must not
    /// repeat a secret. Of several the first is told.
    pub fn refuse(&mut self, message: impl Into<Cow<'static, str>>) {
        if self.error.is_none() {
            let place = path::at(self.text.as_bytes(), self.text.len());
            self.error = Some(EncodeError::new(message.into(), place));
        }
    }

    /// Begins an object.
    #[inline]
    pub fn begin_object(&mut self) {
        self.text.push('{');
    }

    /// Ends the object that was begun last.
    #[inline]
    pub fn end_object(&mut self) {
        self.text.push('}');
    }

    /// Begins an array.
    #[inline]
    pub fn begin_array(&mut self) {
        self.text.push('[');
    }

    /// Ends the array that was begun last.
    #[inline]
    pub fn end_array(&mut self) {
        self.text.push(']');
    }

    /// Writes a member of the object.
    #[inline]
    pub fn member<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.separate();
        self.string(name);
        self.text.push(':');
        value.encode(self);
    }

    /// Writes a member that may be absent.
    #[inline]
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes a member that may be absent or null.
    pub fn field<T: Encode>(&mut self, name: &str, value: &Field<T>) {
        match value {
            Field::Absent => {}
            Field::Null => self.member(name, &None::<bool>),
            Field::Value(value) => self.member(name, value),
        }
    }

    /// Writes every entry of a map as a member.
    pub fn members<'m, T: Encode + 'm>(
        &mut self,
        members: impl IntoIterator<Item = (&'m String, &'m T)>,
    ) {
        for (name, value) in members {
            self.member(name, value);
        }
    }

    /// Writes a value with a member that its type does not declare, in front of the others. What is no object,
    /// or has the member all the same, is written as it is.
    pub(super) fn beside<M, T>(&mut self, name: &str, member: &M, value: &T)
    where
        M: Encode + ?Sized,
        T: Encode,
    {
        let start = self.text.len();
        value.encode(self);
        let written = self.text.get(start..).unwrap_or_default();
        let mut reader = Reader::new(written.as_bytes());
        let is_object = written.starts_with('{');
        if !is_object || reader.seek_member(name).unwrap_or(true) {
            return;
        }
        let rest = self.text.split_off(start + 1);
        self.member(name, member);
        if rest != "}" {
            self.text.push(',');
        }
        self.text.push_str(&rest);
    }

    /// Writes an element of the array.
    #[inline]
    pub fn element<T: Encode + ?Sized>(&mut self, value: &T) {
        self.separate();
        value.encode(self);
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// Writes an integer.
    pub fn integer(&mut self, value: impl Into<i128>) {
        let value = value.into();
        // The common width goes faster.
        match i64::try_from(value) {
            Ok(value) => self.spelled(value),
            Err(_) => self.spelled(value),
        }
    }

    /// Writes a number; whole ones below 2^53 without a fraction, as other languages do.
    ///
    /// NaN and the infinities are written as `null` and make [`Writer::finish`] fail.
    pub fn float(&mut self, value: f64) {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if !value.is_finite() {
            self.fail("a number that JSON can't carry: NaN or infinite");
        } else if value.trunc() == value && value.abs() < EXACT {
            self.spelled(value);
        } else {
            // The debug form has an exponent where the plain one would be long.
            let _ = write!(self.text, "{value:?}");
        }
    }

    /// Writes a string with what must be escaped (RFC 8259 §7).
    pub fn string(&mut self, value: &str) {
        self.text.push('"');
        let mut rest = value;
        // What ends a plain part in reading is what must be escaped in writing.
        while let Some((plain, tail)) = rest.split_at_checked(plain_end(rest.as_bytes(), 0)) {
            self.text.push_str(plain);
            let mut chars = tail.chars();
            match chars.next() {
                Some(special) => self.escape(special),
                None => break,
            }
            rest = chars.as_str();
        }
        self.text.push('"');
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// Something was written that JSON can't express.
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.error {
            None => Ok(self.text.into_bytes()),
            Some(error) => Err(error),
        }
    }

    /// Writes `null` in the place of what JSON can't express, and makes [`Writer::finish`] fail.
    pub(crate) fn fail(&mut self, message: &'static str) {
        self.refuse(message);
        self.null();
    }

    /// Writes a value by its own spelling.
    pub(crate) fn spelled(&mut self, number: impl Display) {
        let _ = write!(self.text, "{number}");
    }

    fn escape(&mut self, special: char) {
        let short = match special {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            other => {
                let _ = write!(self.text, "\\u{:04x}", u32::from(other));
                return;
            }
        };
        self.text.push_str(short);
    }

    /// A comma, unless the next is the first: then a bracket stands before it. (Within a string
    /// it can't: a string ends with its quote.)
    #[inline]
    fn separate(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.text.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Json, Writer, decode_slice, encode_vec};

    fn text<T: crate::Encode>(value: T) -> String {
        String::from_utf8(encode_vec(&value).unwrap()).unwrap()
    }

    #[test]
    fn numbers_are_short_and_exact() {
        assert_eq!(text(1.0), "1");
        assert_eq!(text(-0.5), "-0.5");
        assert_eq!(text(-0.0), "-0");
        assert_eq!(text(1e300), "1e300");
        assert_eq!(text(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(text(9_007_199_254_740_993_i64), "9007199254740993");
        assert_eq!(text(u64::MAX), "18446744073709551615");
        for value in [
            f64::MAX,
            f64::MIN_POSITIVE,
            1e16,
            1e15,
            123_456_789.125,
            -5e-324,
        ] {
            assert_eq!(decode_slice::<f64>(text(value).as_bytes()), Ok(value));
        }
    }

    #[test]
    fn strings_are_escaped() {
        let odd = "a\"\\\n\r\t\u{8}\u{c}\u{1}\u{7f}é\u{2028}😀{[";
        assert_eq!(decode_slice::<String>(text(odd).as_bytes()).unwrap(), odd);
        assert_eq!(serde_json::to_string(odd).unwrap(), text(odd));
        assert_eq!(text(vec!["{", "[", "x"]), r#"["{","[","x"]"#);
    }

    #[test]
    fn any_json_is_written_as_serde_json_writes_it() {
        let source = r#"{"a":[1,2.0,-2500.5,{"b":null},[],{}],"c":true,"d":18446744073709551615}"#;
        let value: Json = serde_json::from_str(source).unwrap();
        assert_eq!(text(value), source);
    }

    #[test]
    fn what_json_lacks_is_an_error_with_its_place() {
        let mut writer = Writer::new();
        writer.begin_object();
        writer.member("a", &vec![1.0, f64::NAN]);
        writer.end_object();
        let error = writer.finish().unwrap_err();
        assert_eq!(error.path(), "$.a[1]");
    }
}
