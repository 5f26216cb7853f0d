//! Equality of JSON values as JSON Schema has it: members in any order, numbers by their value.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A value whose equality is that of JSON Schema.
#[derive(PartialEq)]
enum Exact {
    Object(BTreeMap<String, Exact>),
    Array(Vec<Exact>),
    Text(String),
    /// Sign, digits without zeros at either end, and the power of ten of the last digit.
    Number(bool, String, i64),
    /// `true`, `false`, `null`.
    Word(String),
}

/// Whether two texts are the same value. Numbers are compared digit by digit, however large.
pub fn texts(left: &str, right: &str) -> bool {
    let right = exact(right);
    right.is_some() && exact(left) == right
}

/// The value of a text; `None` where it is no JSON.
fn exact(text: &str) -> Option<Exact> {
    let text = text.trim();
    match text.as_bytes().first()? {
        b'{' => {
            let members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).ok()?;
            members
                .into_iter()
                .map(|(key, value)| Some((key, exact(value.get())?)))
                .collect::<Option<_>>()
                .map(Exact::Object)
        }
        b'[' => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(text).ok()?;
            let items = items.iter().map(|item| exact(item.get()));
            items.collect::<Option<_>>().map(Exact::Array)
        }
        b'"' => serde_json::from_str(text).ok().map(Exact::Text),
        b'-' | b'0'..=b'9' => number(text),
        _ => Some(Exact::Word(text.to_owned())),
    }
}

fn number(text: &str) -> Option<Exact> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let dropped = digits.len() - significant.len();
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        // Zero has neither sign nor power.
        return Some(Exact::Number(false, String::new(), 0));
    }
    let exponent: i64 = exponent.parse().ok()?;
    let power = exponent - fraction.len() as i64 + dropped as i64;
    Some(Exact::Number(negative, significant.to_owned(), power))
}
