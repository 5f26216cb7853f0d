//! A tree as `serde_json` has it, which is what JSONPath works on.

use serde_json::{Map, Number, Value as Json};

use crate::node::{Node, Value};

/// The same value without spans. A number that no double holds becomes null: paths can select it,
/// but filters can't compare it.
pub(super) fn json_of(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => json_number(number.as_str()).map_or(Json::Null, Json::Number),
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(json_of).collect()),
        Value::Object(object) => {
            let members = object.iter();
            let members = members.map(|member| (member.key.clone(), json_of(&member.value)));
            Json::Object(members.collect::<Map<_, _>>())
        }
    }
}

fn json_number(text: &str) -> Option<Number> {
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    if let Ok(whole) = text.parse::<u64>() {
        return Some(whole.into());
    }
    Number::from_f64(text.parse().ok()?)
}

/// Does to a mirrored value what [`merge`](super::merge) does to its node.
pub(super) fn merge(target: &mut Json, update: &Json) {
    match (target, update) {
        (Json::Object(target), Json::Object(update)) => {
            for (key, value) in update {
                match target.get_mut(key) {
                    Some(known) => merge(known, value),
                    None => {
                        target.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Json::Array(target), Json::Array(update)) => target.extend(update.iter().cloned()),
        (Json::Object(_) | Json::Array(_), _) | (_, Json::Object(_) | Json::Array(_)) => {}
        (target, update) => *target = update.clone(),
    }
}
