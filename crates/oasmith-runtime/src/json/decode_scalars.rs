//! Decoding of booleans, numbers and strings.

use super::scan::short_integer;
use super::{Decode, DecodeError, Decoded, Reader, integer};

impl Decode for String {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.text().map(str::to_owned)
    }
}

impl Decode for bool {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.boolean()
    }
}

impl Decode for i64 {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.peek();
        match short_integer(reader.text.as_bytes(), reader.at) {
            Some((value, end)) => {
                reader.at = end;
                Ok(value)
            }
            // A fraction, an exponent or many digits.
            None => narrow(reader, "a 64-bit integer"),
        }
    }
}

/// Reads a number that must be an integer within the bounds of `T`.
fn narrow<T: TryFrom<i128>>(reader: &mut Reader<'_>, wanted: &str) -> Decoded<T> {
    if !reader.at_number() {
        return Err(reader.expected("an integer"));
    }
    let start = reader.at;
    let spelling = reader.number()?;
    integer::exact(spelling)
        .and_then(|value| T::try_from(value).ok())
        .ok_or_else(|| DecodeError::new(format!("the number is not {wanted}"), start))
}

macro_rules! decode_integer {
    ($($integer:ty => $wanted:literal),* $(,)?) => {$(
        impl Decode for $integer {
            fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
                narrow(reader, $wanted)
            }
        }
    )*};
}

decode_integer! {
    i8 => "an 8-bit integer",
    i16 => "a 16-bit integer",
    i32 => "a 32-bit integer",
    u8 => "an unsigned 8-bit integer",
    u16 => "an unsigned 16-bit integer",
    u32 => "an unsigned 32-bit integer",
    u64 => "an unsigned 64-bit integer",
}

impl Decode for f64 {
    #[inline]
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.peek();
        let start = reader.at;
        match reader.number()?.parse::<Self>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(out_of_range(start)),
        }
    }
}

#[cold]
fn out_of_range(start: usize) -> DecodeError {
    DecodeError::new("the number is out of range", start)
}

impl Decode for f32 {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.peek();
        let start = reader.at;
        // From the spelling, not by way of f64, which would round twice.
        match reader.number()?.parse::<Self>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(out_of_range(start)),
        }
    }
}

impl Decode for char {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.peek();
        let start = reader.at;
        let mut chars = reader.text()?.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(DecodeError::new("expected one character", start)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::decode_slice;

    #[test]
    fn integers_may_be_spelled_with_fraction_or_exponent() {
        assert_eq!(decode_slice::<i64>(b" 1.0 "), Ok(1));
        assert_eq!(decode_slice::<i64>(b"1e3"), Ok(1000));
        assert_eq!(decode_slice::<i32>(b"-7"), Ok(-7));
        assert_eq!(decode_slice::<i64>(b"-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(decode_slice::<u64>(b"18446744073709551615"), Ok(u64::MAX));
        for (text, message) in [
            ("1.5", "the number is not a 64-bit integer"),
            ("9223372036854775808", "the number is not a 64-bit integer"),
            ("\"1\"", "expected an integer, found a string"),
            ("null", "expected an integer, found null"),
            ("NaN", "not JSON: expected a JSON value"),
        ] {
            let error = decode_slice::<i64>(text.as_bytes()).unwrap_err();
            assert_eq!(error.message(), message, "{text}");
        }
        assert!(decode_slice::<i32>(b"2147483648").is_err());
        assert!(decode_slice::<i64>(b"01").is_err());
    }

    #[test]
    fn numbers_stay_finite() {
        assert_eq!(decode_slice::<f64>(b"0.1"), Ok(0.1));
        assert_eq!(decode_slice::<f64>(b"1"), Ok(1.0));
        assert_eq!(decode_slice::<f32>(b"16777217"), Ok(16_777_216.0));
        assert!(decode_slice::<f64>(b"1e400").is_err());
        assert!(decode_slice::<f64>(b"Infinity").is_err());
    }

    #[test]
    fn strings_are_whole_texts() {
        assert_eq!(
            decode_slice::<String>("\u{FEFF}\"a\\u00e9\\n\"".as_bytes()).unwrap(),
            "aé\n"
        );
        let error = decode_slice::<String>(b"\"a\" x").unwrap_err();
        assert_eq!(error.message(), "more text follows the value");
        assert!(decode_slice::<String>(b"\"\xFF\"").is_err());
        let error = decode_slice::<String>(b"\"a").unwrap_err();
        assert_eq!(error.message(), "the text ends in the middle of a value");
    }
}
