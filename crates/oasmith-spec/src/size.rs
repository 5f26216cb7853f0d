//! How large a value is, for budgets of what may be copied.

use crate::node::{Member, Node, Value};

/// The memory that a node takes, in bytes, and how many collections are nested in it, itself
/// included.
pub(crate) fn measure(node: &Node) -> (usize, usize) {
    let mut bytes = size_of::<Member>();
    let mut height = 0;
    let mut add = |child: &Node| {
        let (child_bytes, child_height) = measure(child);
        bytes += child_bytes;
        height = height.max(child_height);
    };
    match &node.value {
        Value::Array(items) => items.iter().for_each(add),
        Value::Object(object) => object.iter().for_each(|member| add(&member.value)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    match &node.value {
        Value::Array(_) => (bytes, height + 1),
        Value::Object(object) => {
            let keys: usize = object.iter().map(|member| member.key.len()).sum();
            (bytes + keys, height + 1)
        }
        Value::String(text) => (bytes + text.len(), 0),
        Value::Number(number) => (bytes + number.as_str().len(), 0),
        Value::Null | Value::Bool(_) => (bytes, 0),
    }
}
