//! Literal values of a document: `enum`, `const`.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::node::{Node, Value};

use super::open::Opened;
use crate::delimited::write_text;

/// Whether a value is null.
pub(super) fn is_null(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

/// Whether a value is a string, a number or a boolean.
pub(super) fn is_scalar(node: &Node) -> bool {
    matches!(
        node.value,
        Value::String(_) | Value::Number(_) | Value::Bool(_)
    )
}

/// A text that is the same for the same JSON values and differs for different ones.
pub(super) fn key(node: &Node) -> String {
    let mut text = String::new();
    write_key(node, &mut text, 0);
    text
}

/// Deeper values are told apart no more; the parsers refuse them long before.
const MAX_DEPTH: usize = 256;

fn write_key(node: &Node, text: &mut String, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => match number.as_i128() {
            Some(whole) => text.push_str(&whole.to_string()),
            None => text.push_str(&number.as_f64().to_string()),
        },
        Value::String(value) => write_text(value, text),
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write_key(item, text, depth + 1);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            members.sort_by(|a, b| a.key.cmp(&b.key));
            text.push('{');
            for member in members {
                write_text(&member.key, text);
                write_key(&member.value, text, depth + 1);
                text.push(',');
            }
            text.push('}');
        }
    }
}

/// The values that `enum` and `const` leave at a place, without null and repetition; `None` where
/// neither stands. An empty list is passed over: it would allow nothing, which nobody means.
pub(super) fn listed<'d>(opened: &Opened<'d>) -> Option<Vec<&'d Node>> {
    let mut listed: Option<Vec<&'d Node>> = None;
    for part in &opened.parts {
        // Where both stand in one schema, they agree, or the list is a leftover.
        let constant = part.schema.constant.as_ref().map(std::slice::from_ref);
        if let Some(list) = constant.or(part.schema.enumeration.as_deref()) {
            if list.is_empty() {
                continue;
            }
            listed = Some(match listed {
                None => distinct(list),
                Some(before) => {
                    let keys: HashSet<String> = list.iter().map(key).collect();
                    let stays = |node: &&Node| keys.contains(&key(node));
                    before.into_iter().filter(stays).collect()
                }
            });
        }
    }
    listed
}

fn distinct(list: &[Node]) -> Vec<&Node> {
    let mut keys = HashSet::new();
    list.iter()
        .filter(|node| !is_null(node) && keys.insert(key(node)))
        .collect()
}
