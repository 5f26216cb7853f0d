//! Edits as an author makes them, chosen by their places in the document.

use oasmith_spec::node::{Node, Value};

/// How many edits of each kind are made, where there are so many places.
const EACH: usize = 7;

/// The text with some types, limits and requirements changed, and how many that are.
pub(super) fn edited(text: &str, tree: &Node) -> (String, usize) {
    let mut places = [Vec::new(), Vec::new(), Vec::new()];
    collect(tree, &mut places);
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for places in &places {
        // Spread over the document.
        let step = (places.len() / EACH).max(1);
        for &(start, end) in places.iter().step_by(step).take(EACH) {
            let old = text.get(start..end).unwrap_or("");
            let new = match old.trim_matches(['"', '\'']) {
                "integer" => old.replace("integer", "string"),
                "false" => "true".to_owned(),
                _ => "7".to_owned(),
            };
            edits.push((start, end, new));
        }
    }
    edits.sort();
    let mut edited = text.to_owned();
    for (start, end, new) in edits.iter().rev() {
        edited.replace_range(*start..*end, new);
    }
    (edited, edits.len())
}

/// Where `type: integer`, `maxLength` and `required: false` stand.
fn collect(node: &Node, places: &mut [Vec<(usize, usize)>; 3]) {
    match &node.value {
        Value::Object(members) => {
            for member in members {
                let kind = match (member.key.as_str(), &member.value.value) {
                    ("type", Value::String(text)) if text == "integer" => Some(0),
                    ("maxLength", Value::Number(_)) => Some(1),
                    ("required", Value::Bool(false)) => Some(2),
                    _ => None,
                };
                let span = member.value.span;
                if let Some(list) = kind.and_then(|kind| places.get_mut(kind)) {
                    list.push((span.start as usize, span.end as usize));
                }
                collect(&member.value, places);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, places)),
        _ => {}
    }
}
