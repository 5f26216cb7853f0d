//! Literals made of text and numbers from outside.

use std::fmt::{self, Write as _};

/// A literal of Rust.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal(String);

impl Literal {
    /// A string literal that holds exactly this text. What a reader could not see or would see
    /// wrongly (control characters, bidirectional marks, blanks of other kinds) stands as `\u{…}`.
    pub fn string(text: &str) -> Self {
        // Most texts are of ASCII and need no escape; they are not looked at letter by letter.
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
        if text.bytes().all(is_plain) {
            return Self(["\"", text, "\""].concat());
        }
        let mut literal = String::with_capacity(text.len() + 2);
        literal.push('"');
        for c in text.chars() {
            match c {
                '"' => literal.push_str("\\\""),
                '\\' => literal.push_str("\\\\"),
                '\n' => literal.push_str("\\n"),
                '\r' => literal.push_str("\\r"),
                '\t' => literal.push_str("\\t"),
                '\0' => literal.push_str("\\0"),
                c if is_unclear(c) => {
                    // Writing to a string does not fail.
                    let _ = write!(literal, "\\u{{{:x}}}", u32::from(c));
                }
                c => literal.push(c),
            }
        }
        literal.push('"');
        Self(literal)
    }

    /// The same as a raw literal, where that shows the text as it is.
    pub fn raw(text: &str) -> Self {
        if text.contains(is_unclear) {
            return Self::string(text);
        }
        // One mark more than behind any quotation mark within.
        let behind = text.split('"').skip(1);
        let marks = behind.map(|rest| rest.len() - rest.trim_start_matches('#').len());
        let marks = "#".repeat(marks.max().map_or(0, |most| most + 1).max(1));
        Self(format!("r{marks}\"{text}\"{marks}"))
    }

    /// `true` or `false`.
    pub fn boolean(value: bool) -> Self {
        Self(value.to_string())
    }

    /// A whole number.
    pub fn integer(number: i128) -> Self {
        Self(number.to_string())
    }

    /// A number of double precision, with a point or exponent. What is not finite is cut to the
    /// largest that is.
    pub fn float(number: f64) -> Self {
        let number = if number.is_nan() {
            0.0
        } else {
            number.clamp(f64::MIN, f64::MAX)
        };
        Self(format!("{number:?}"))
    }

    /// The literal as it stands in code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a character can't be seen, or makes others be seen in another order.
pub(crate) fn is_unclear(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hold_exactly_the_text() {
        for text in [
            "",
            "plain",
            "\"]; fn evil() {} //",
            "back\\slash\\",
            "line\nfeed\r\ttab\0",
            "\u{202e}gnp.exe",
            "grüße 🦀",
            "{}{{",
        ] {
            let literal = Literal::string(text);
            let parsed: syn::LitStr = syn::parse_str(literal.as_str()).unwrap();
            assert_eq!(parsed.value(), text);
            assert!(!literal.as_str().contains(is_unclear), "{literal}");
            let raw = Literal::raw(text);
            let parsed: syn::LitStr = syn::parse_str(raw.as_str()).unwrap();
            assert_eq!(parsed.value(), text);
        }
    }

    #[test]
    fn floats_are_floats() {
        assert_eq!(Literal::float(1.0).as_str(), "1.0");
        assert_eq!(Literal::float(-0.5).as_str(), "-0.5");
        assert_eq!(Literal::float(1e300).as_str(), "1e300");
        assert_eq!(Literal::float(f64::NAN).as_str(), "0.0");
        assert_eq!(
            Literal::float(f64::INFINITY).as_str(),
            "1.7976931348623157e308"
        );
    }
}
