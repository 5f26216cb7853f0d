//! Formats of strings and whole numbers (OpenAPI Format Registry).

use oasmith_spec::schema::Schema;

use super::open::Opened;
use crate::types::{IntegerFormat, TextFormat};

/// The `format` at a place: of several, the one that is met last, which is the outermost.
pub(super) fn format<'d>(opened: &Opened<'d>) -> Option<&'d str> {
    let mut formats = opened.parts.iter().rev();
    formats.find_map(|part| Some(part.schema.format.as_ref()?.value.as_str()))
}

/// What a string holds.
pub(super) fn text_format(opened: &Opened<'_>) -> TextFormat {
    match format(opened) {
        Some("date-time") => TextFormat::DateTime,
        Some("date") => TextFormat::Date,
        Some("time") => TextFormat::Time,
        Some("duration") => TextFormat::Duration,
        Some("uuid") => TextFormat::Uuid,
        Some("byte" | "base64") => TextFormat::Base64,
        Some("binary") => TextFormat::Binary,
        Some("password") => TextFormat::Password,
        Some(other) if !other.is_empty() => TextFormat::Other(other.to_owned()),
        _ => encoded_format(opened),
    }
}

/// `contentEncoding` and `contentMediaType`, which say in 3.1 what `byte` and `binary` said in 3.0.
fn encoded_format(opened: &Opened<'_>) -> TextFormat {
    let any = |test: fn(&Schema) -> bool| opened.parts.iter().any(|part| test(part.schema));
    let base64 = |schema: &Schema| {
        let encoding = schema.content_encoding.as_deref();
        encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64"))
    };
    if any(base64) {
        TextFormat::Base64
    } else if any(|schema| schema.content_encoding.is_none() && is_bytes(schema)) {
        TextFormat::Binary
    } else {
        TextFormat::Plain
    }
}

/// Whether `contentMediaType` names something that is not text.
fn is_bytes(schema: &Schema) -> bool {
    schema
        .content_media_type
        .as_deref()
        .is_some_and(|media| super::operation::content_kind(media) == super::operation::BYTES)
}

/// The width of a whole number: what `format` says, widened where the bounds need more.
///
/// Bounds never narrow it and `minimum: 0` does not make it unsigned: a bound may change without
/// anybody taking it for another type.
pub(super) fn integer_format(opened: &Opened<'_>) -> IntegerFormat {
    let stated = match format(opened) {
        Some("int32" | "int16" | "int8" | "uint8" | "uint16") => IntegerFormat::I32,
        Some("uint32") => IntegerFormat::U32,
        Some("uint64" | "uint") => IntegerFormat::U64,
        _ => IntegerFormat::I64,
    };
    let limits = || opened.parts.iter().map(|part| &part.schema.bounds);
    let lowest = limits()
        .filter_map(|bounds| bounds.minimum.as_ref()?.value.as_i128())
        .max();
    let highest = limits()
        .filter_map(|bounds| bounds.maximum.as_ref()?.value.as_i128())
        .min();
    let fits = |low: i128, high: i128| {
        lowest.is_none_or(|lowest| lowest >= low) && highest.is_none_or(|highest| highest <= high)
    };
    match stated {
        IntegerFormat::I32 if !fits(i32::MIN.into(), i32::MAX.into()) => IntegerFormat::I64,
        IntegerFormat::U32 if !fits(0, u32::MAX.into()) => IntegerFormat::I64,
        IntegerFormat::I64
            if highest.is_some_and(|highest| highest > i64::MAX.into())
                && lowest.is_some_and(|lowest| lowest >= 0) =>
        {
            IntegerFormat::U64
        }
        stated => stated,
    }
}
