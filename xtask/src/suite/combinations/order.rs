//! A document as text, in an order that a seed decides.

use serde_json::Value;

use crate::random::Random;

/// Lists whose order means nothing.
const UNORDERED: [&str; 6] = ["required", "parameters", "oneOf", "anyOf", "tags", "enum"];

/// What is written in an order of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shuffled {
    /// The members of objects. Lists are as they are.
    Members,
    /// Lists without an order too.
    Lists,
    /// All but properties and parameters, whose order is that of arguments: they are as by the seed before.
    AllButArguments,
}

/// The text, with members in an order that the seed and their names decide: what is added elsewhere
/// changes nothing.
pub(super) fn text(document: &Value, shuffled: Shuffled, seed: u64) -> String {
    let mut out = String::new();
    write(document, "", shuffled, seed, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, key: &str, shuffled: Shuffled, seed: u64, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            let keeps = shuffled == Shuffled::AllButArguments && key == "properties";
            let own = if keeps { seed - 1 } else { seed };
            members.sort_by_cached_key(|(name, _)| rank(name, own));
            out.push('{');
            for (at, (name, value)) in members.into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push_str(": ");
                write(value, name, shuffled, seed, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            let mut items: Vec<_> = items.iter().collect();
            let keeps = shuffled == Shuffled::AllButArguments && key == "parameters";
            if shuffled != Shuffled::Members && !keeps && UNORDERED.contains(&key) {
                items.sort_by_cached_key(|item| rank(&item.to_string(), seed));
            }
            out.push('[');
            for (at, item) in items.into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                write(item, "", shuffled, seed, out);
            }
            out.push(']');
        }
        other => out.push_str(&other.to_string()),
    }
}

/// A place in the order, by chance.
fn rank(text: &str, seed: u64) -> usize {
    Random::new(seed, text, 0).below(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_order_changes_no_value() {
        let document = json!({"a": [1, 2, 3], "b": {"c": "\"", "required": ["x", "y"]}, "d": null});
        let texts: Vec<String> = (0..8)
            .map(|index| text(&document, Shuffled::Members, index))
            .collect();
        for text in &texts {
            assert_eq!(serde_json::from_str::<Value>(text).unwrap(), document);
        }
        assert!(texts.iter().any(|text| *text != texts[0]));
    }
}
