//! Formats of numbers and text.

use super::Shape;

/// Widths of whole numbers, from `format` and bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IntegerFormat {
    /// Signed 32 bits.
    I32,
    /// Signed 64 bits.
    I64,
    /// Unsigned 32 bits.
    U32,
    /// Unsigned 64 bits.
    U64,
    /// More than 64 bits hold.
    Big,
}

/// Widths of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberFormat {
    /// Single precision.
    F32,
    /// Double precision.
    F64,
    /// More digits than double precision has.
    Exact,
}

/// What a string holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextFormat {
    /// Text.
    Plain,
    /// `date-time`: RFC 3339, section 5.6.
    DateTime,
    /// `date`: full-date of RFC 3339.
    Date,
    /// `time`.
    Time,
    /// `duration`: RFC 3339, appendix A.
    Duration,
    /// `uuid`: RFC 9562.
    Uuid,
    /// `byte` or `contentEncoding: base64`: RFC 4648, section 4.
    Base64,
    /// `binary`: bytes as they are, outside JSON only.
    Binary,
    /// `password`: not to be shown.
    Password,
    /// Any other format, by its name; carried as text.
    Other(String),
}

impl Shape {
    /// The format that validation asks of it, by its name in the registry; `None` where the values of
    /// the shape have no other.
    pub fn format(&self) -> Option<&str> {
        let Self::Text(format) = self else {
            return None;
        };
        match format {
            TextFormat::DateTime => Some("date-time"),
            TextFormat::Time => Some("time"),
            TextFormat::Duration => Some("duration"),
            TextFormat::Uuid => Some("uuid"),
            TextFormat::Other(name) => FORMATS.contains(&name.as_str()).then_some(name),
            TextFormat::Plain
            | TextFormat::Date
            | TextFormat::Base64
            | TextFormat::Binary
            | TextFormat::Password => None,
        }
    }
}

/// Formats of text that validation knows, beside those that have a [`TextFormat`] of their own (JSON
/// Schema validation, section 7.3).
const FORMATS: [&str; 14] = [
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "uri",
    "uri-reference",
    "uri-template",
];
