//! What a plain YAML scalar means: the core schema of YAML 1.2.2, section 10.3.
//!
//! `no`, `OFF`, `18:00`, `1_000` and `2024-01-01` are strings in it.

use crate::node::{Number, Value};

/// What a scalar is read as.
#[derive(Debug)]
pub(crate) enum Scalar {
    /// A value that JSON has too.
    Value(Value),
    /// `.inf`, `-.inf` or `.nan`, for which JSON has no number.
    NotFinite,
}

/// Resolves a plain scalar.
pub(crate) fn resolve(text: &str) -> Scalar {
    if is_null(text) {
        return Scalar::Value(Value::Null);
    }
    if let Some(value) = boolean(text) {
        return Scalar::Value(Value::Bool(value));
    }
    if is_not_finite(text) {
        return Scalar::NotFinite;
    }
    Scalar::Value(match number(text) {
        Some(number) => Value::Number(number),
        None => Value::String(text.to_owned()),
    })
}

/// Whether a text spells null.
pub(crate) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// The boolean that a text spells.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

fn is_not_finite(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF")
}

/// The number that a text spells, in JSON's spelling.
///
/// Octal and hexadecimal numbers above 2^128 are not read as numbers.
pub(crate) fn number(text: &str) -> Option<Number> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    decimal(text)
}

fn radix(digits: &str, radix: u32) -> Option<Number> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let whole = u128::from_str_radix(digits, radix).ok()?;
    Some(Number(whole.to_string()))
}

fn decimal(text: &str) -> Option<Number> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fraction_digits = fraction.unwrap_or("");
    if !all_digits(whole) || !all_digits(fraction_digits) {
        return None;
    }
    if whole.is_empty() && fraction_digits.is_empty() {
        return None;
    }
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if digits.is_empty() || !all_digits(digits) {
            return None;
        }
    }
    let significant = whole.trim_start_matches('0');
    let mut json = String::with_capacity(text.len() + 1);
    json.push_str(sign);
    json.push_str(if significant.is_empty() {
        "0"
    } else {
        significant
    });
    if fraction.is_some() {
        json.push('.');
        json.push_str(if fraction_digits.is_empty() {
            "0"
        } else {
            fraction_digits
        });
    }
    if let Some(exponent) = exponent {
        json.push('e');
        json.push_str(exponent);
    }
    Some(Number(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_the_spelling_of_json() {
        let cases = [
            ("0", "0"),
            ("-7", "-7"),
            ("+1", "1"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("5.", "5.0"),
            ("007", "7"),
            ("00", "0"),
            ("01.50", "1.50"),
            ("1e3", "1e3"),
            ("1.5E+3", "1.5e+3"),
            ("0o17", "15"),
            ("0x1F", "31"),
            ("-9223372036854776000", "-9223372036854776000"),
        ];
        for (yaml, json) in cases {
            assert_eq!(
                number(yaml).as_ref().map(Number::as_str),
                Some(json),
                "{yaml}"
            );
            assert!(
                serde_json::from_str::<serde_json::Value>(json).is_ok(),
                "{json}"
            );
        }
    }

    #[test]
    fn other_text_is_no_number() {
        let texts = [
            "", "-", "+", ".", "-.", "1_000", "18:00", "1e", "e3", "1e+", "0x", "0xg", "0o8",
            "-0x1", "0b1", "1.2.3", "--1", "+-1", "0o+7", "0x+1", "٣", "1 ", "Infinity",
        ];
        for text in texts {
            assert!(number(text).is_none(), "{text}");
        }
    }

    #[test]
    fn only_these_spell_infinity() {
        for text in [".inf", "-.INF", "+.Inf", ".nan", ".NaN"] {
            assert!(matches!(resolve(text), Scalar::NotFinite), "{text}");
        }
        for text in ["inf", "-.nan", "nan", ".iNf"] {
            assert!(
                matches!(resolve(text), Scalar::Value(Value::String(_))),
                "{text}"
            );
        }
    }
}
