//! What models make of instances.

use std::fmt::Write;

use serde_json::Value;

use super::client::Client;
use super::trial::{Finding, Trial};
use super::variant;
use crate::Result;
use crate::suite::driver;

/// The module of the program that probes a client's models.
pub(super) fn probe(client: &Client) -> String {
    let mut text = String::from(
        "#![allow(deprecated, unused)]\n\nuse {api} as api;\nuse crate::{decoded, keep};\n\npub fn run(input: &crate::Input) {\n",
    );
    for (component, id) in client.components() {
        let model = client.names.model(id);
        let ty = if driver::is_nullable(&client.api, id) {
            format!("Option<api::models::{model}>")
        } else {
            format!("api::models::{model}")
        };
        let _ = writeln!(text, "    input.each::<{ty}>({component:?});");
    }
    text.push_str("}\n");
    text
}

/// Judges what the program printed of a document.
pub(super) fn judge(trial: &mut Trial, lines: &[Value]) -> Result<usize> {
    let mut found = Vec::new();
    // Those of calls have no component.
    for line in lines.iter().filter(|line| line[0] != "") {
        let (component, index, what, more, shown): (String, usize, String, String, String) =
            serde_json::from_value(line.clone())?;
        let of = trial.instances.iter().find(|(name, _)| *name == component);
        let Some(instance) = of.and_then(|(_, instances)| instances.get(index)) else {
            return Err(format!("nobody asked for {component}, {index}").into());
        };
        let value = &instance.value;
        let kind = match (what.as_str(), instance.valid) {
            ("panicked", _) => Some("panicked"),
            ("unencoded", _) => Some("not encoded"),
            ("undecoded", true) => Some("valid: not decoded"),
            ("violated", true) => Some("valid: refused by validate()"),
            ("changed", true) => Some("valid: written back otherwise"),
            ("changed", false) if is_tolerated(trial, &component, value, &more)? => None,
            ("same" | "changed", false) => Some("invalid: accepted"),
            _ => None,
        };
        if let Some(kind) = kind {
            let what = format!("{component}: {value}: {more}\n    {shown}");
            found.push(Finding::new(kind, what));
        } else if instance.valid
            && let Some(client) = &trial.client
        {
            let chosen = variant::check(client, &trial.judge, &component, value, &shown)?;
            found.extend(chosen);
        }
    }
    trial.findings.extend(found);
    Ok(lines.len())
}

/// Whether a client did with an invalid value what is documented: it passed over what follows in a closed tuple, and what is
/// left is valid.
fn is_tolerated(trial: &Trial, component: &str, value: &Value, written: &str) -> Result<bool> {
    let Ok(written) = serde_json::from_str::<Value>(written) else {
        return Ok(false);
    };
    let validator = trial.judge.validator(component)?;
    Ok(is_shortened(value, &written) && validator.is_valid(&written))
}

/// Whether a value is another one but for items at the ends of arrays.
fn is_shortened(whole: &Value, short: &Value) -> bool {
    match (whole, short) {
        (Value::Array(whole), Value::Array(short)) => {
            let mut pairs = whole.iter().zip(short);
            short.len() <= whole.len() && pairs.all(|(whole, short)| is_shortened(whole, short))
        }
        (Value::Object(whole), Value::Object(short)) => {
            let mut members = whole.iter();
            whole.len() == short.len()
                && members.all(|(name, whole)| {
                    let short = short.get(name);
                    short.is_some_and(|short| is_shortened(whole, short))
                })
        }
        (Value::Number(whole), Value::Number(short)) => whole.as_f64() == short.as_f64(),
        _ => whole == short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_ends_of_arrays_may_be_missing() {
        let whole = json!({"a": [1.0, [2, 3], 4]});
        for (short, expected) in [
            (json!({"a": [1, [2, 3], 4]}), true),
            (json!({"a": [1, [2]]}), true),
            (json!({"a": [[2, 3], 4]}), false),
            (json!({"a": [1, [2, 3], "4"]}), false),
            (json!({}), false),
        ] {
            assert_eq!(is_shortened(&whole, &short), expected, "{short}");
        }
    }
}
