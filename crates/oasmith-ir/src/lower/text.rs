//! Formats of strings and whole numbers (OpenAPI Format Registry).

use oasmith_spec::node::{Number, Value};
use oasmith_spec::schema::Schema;

use super::open::Opened;
use crate::operation::ContentKind;
use crate::types::{IntegerFormat, NumberFormat, TextFormat};

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
        .is_some_and(|media| ContentKind::of(media) == ContentKind::Bytes)
}

/// The width of a whole number: what `format` says, widened where the bounds need more, or an example
/// or the default has more.
///
/// Bounds never narrow it and `minimum: 0` does not make it unsigned: a bound may change without
/// anybody taking it for another type, and an answer is not refused for breaking one.
pub(super) fn integer_format(opened: &Opened<'_>) -> IntegerFormat {
    let stated = match format(opened) {
        Some("int32" | "int16" | "int8" | "uint8" | "uint16") => IntegerFormat::I32,
        Some("uint32") => IntegerFormat::U32,
        Some("uint64" | "uint") => IntegerFormat::U64,
        Some("int128" | "uint128" | "int256" | "uint256" | "bigint") => return IntegerFormat::Big,
        _ => IntegerFormat::I64,
    };
    let limits = || opened.parts.iter().map(|part| &part.schema.bounds);
    let lowest = limits().filter_map(|bounds| whole(&bounds.minimum.as_ref()?.value));
    let highest = limits().filter_map(|bounds| whole(&bounds.maximum.as_ref()?.value));
    let (lowest, highest) = (lowest.max(), highest.min());
    let within = |low: i128, high: i128| {
        lowest.is_none_or(|lowest| lowest >= low) && highest.is_none_or(|highest| highest <= high)
    };
    let fits = match stated {
        IntegerFormat::I32 => within(i32::MIN.into(), i32::MAX.into()),
        IntegerFormat::U32 => within(0, u32::MAX.into()),
        _ => within(LEAST, MOST) && format(opened) != Some("int64") && !has_big_values(opened),
    };
    match stated {
        IntegerFormat::I32 | IntegerFormat::U32 if !fits => IntegerFormat::I64,
        // What is called 64 bits wide is so, however its bounds were rounded.
        IntegerFormat::I64 if format(opened) == Some("int64") => stated,
        IntegerFormat::I64 if !fits && within(0, MOST_UNSIGNED) && lowest.is_some() => {
            IntegerFormat::U64
        }
        IntegerFormat::I64 if !fits => IntegerFormat::Big,
        stated => stated,
    }
}

/// The bounds of 64 bits, as they are where they went through a float: 2^63 and 2^64 or, as many
/// languages print them, the shortest that is nearest.
const LEAST: i128 = -9_223_372_036_854_776_000;
const MOST: i128 = 9_223_372_036_854_776_000;
const MOST_UNSIGNED: i128 = 18_446_744_073_709_552_000;

/// A whole number; one beyond 128 bits is cut to them.
fn whole(number: &Number) -> Option<i128> {
    // Casts from floats saturate.
    let rounded = || number.as_f64().trunc() as i128;
    Some(number.as_i128().unwrap_or_else(rounded))
}

/// Whether an example or the default has more digits than 64 bits hold.
fn has_big_values(opened: &Opened<'_>) -> bool {
    let values = |schema: &Schema| {
        let mut values = schema.examples.iter().chain(schema.default.as_deref());
        values.any(|node| match &node.value {
            Value::Number(number) => {
                whole(number).is_some_and(|one| !(LEAST..=MOST).contains(&one))
            }
            _ => false,
        })
    };
    opened.parts.iter().any(|part| values(part.schema))
}

/// How exact a number is. `float` is double precision as well: its values are often written with
/// more digits than single precision has.
pub(super) fn number_format(opened: &Opened<'_>) -> NumberFormat {
    let exact = match format(opened) {
        Some("decimal" | "decimal128") => true,
        Some("float" | "double") => false,
        _ => opened.parts.iter().any(|part| {
            let bounds = &part.schema.bounds;
            let bounds = bounds.minimum.iter().chain(&bounds.maximum);
            bounds.map(|bound| &bound.value).any(needs_digits)
        }),
    };
    if exact {
        NumberFormat::Exact
    } else {
        NumberFormat::F64
    }
}

/// Whether a bound is beyond 64 bits, and no float.
fn needs_digits(bound: &Number) -> bool {
    let Some(whole) = bound.as_i128() else {
        return false;
    };
    // Casts from floats saturate.
    !(LEAST..=MOST).contains(&whole) && bound.as_f64() as i128 != whole
}
