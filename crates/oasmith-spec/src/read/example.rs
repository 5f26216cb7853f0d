//! `example` and `examples` (OpenAPI 3.1.1, section 4.8.19).

use super::fields::Fields;
use super::{Reader, repeated};
use crate::node::{Member, Node, Value};
use crate::resolve::reference::child;
use crate::resolve::section::Section;

/// `examples` of a schema: an array, or, borrowed from media types, an object of Example Objects.
pub(super) fn of_schema(node: &Node) -> Vec<Node> {
    match &node.value {
        Value::Array(items) => items.clone(),
        Value::Object(members) if !members.is_empty() => members
            .iter()
            .map(|member| member.value.get("value").unwrap_or(&member.value).clone())
            .collect(),
        _ => Vec::new(),
    }
}

impl<'a> Reader<'a, '_> {
    /// The values of `example` and `examples` of a parameter or media type.
    pub(super) fn examples(&mut self, fields: &Fields<'a>, at: &str) -> Vec<Node> {
        let mut values: Vec<Node> = fields.get("example").cloned().into_iter().collect();
        match fields.get("examples").map(|node| &node.value) {
            Some(Value::Object(members)) => {
                let at = child(at, "examples");
                values.extend(
                    members
                        .iter()
                        .filter_map(|member| self.example(member, &at)),
                );
            }
            Some(Value::Array(items)) => values.extend_from_slice(items),
            _ => {}
        }
        values
    }

    fn example(&mut self, member: &'a Member, at: &str) -> Option<Node> {
        if member.value.as_object().is_none() {
            // Not an Example Object, but plainly an example.
            return Some(member.value.clone());
        }
        let linked = self.follow(&member.value, child(at, &member.key), Section::Examples)?;
        let object = linked.node.as_object()?;
        let value = object.get("value").or_else(|| object.get("dataValue"))?;
        let value = self.prose_part("example", value).unwrap_or(value);
        let size = || repeated::of_value(value);
        self.repeated.meet(linked.node, member.key_span, size);
        (!self.repeated.is_too_much()).then(|| value.clone())
    }
}
