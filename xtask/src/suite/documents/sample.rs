//! Values of generated types, each text and number in them another one.

use oasmith_ir::api::Api;
use oasmith_ir::types::{Member, Object, Shape, TextFormat, TypeId, Variant};
use oasmith_spec::node::{Node, Value as NodeValue};
use serde_json::{Map, Value, json};

/// How deep values nest before it is given up: a type that requires itself has none.
const DEEPEST: usize = 60;

/// Makes values.
pub(super) struct Samples<'a> {
    api: &'a Api,
    made: u8,
}

impl<'a> Samples<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self { api, made: 0 }
    }

    /// The members of an object with all that it declares, below them only what is required. A
    /// member of which there is no value is left out.
    pub(super) fn members(&mut self, object: &Object) -> Map<String, Value> {
        let mut all = Map::new();
        for member in &object.members {
            if let Some(value) = self.member(member, 0) {
                all.insert(member.name.clone(), value);
            }
        }
        all
    }

    fn member(&mut self, member: &Member, depth: usize) -> Option<Value> {
        self.value(member.ty.id, depth + 1)
    }

    /// A value; `None` where there is none, or none that is finite.
    fn value(&mut self, id: TypeId, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        let api = self.api;
        Some(match &api.ty(api.resolve_alias(id)).shape {
            Shape::Any => json!(["any", self.number()]),
            Shape::Null => Value::Null,
            Shape::Boolean => json!(true),
            Shape::Integer(_) => json!(self.number()),
            Shape::Number(_) => json!(f64::from(self.number()) + 0.5),
            Shape::Text(format) => self.text(format),
            Shape::Enum(list) => json_of(&list.values.first()?.value),
            Shape::Array(array) => json!([self.value(array.items.id, depth + 1)?]),
            Shape::Tuple(tuple) => {
                let items = tuple.items.iter();
                let items: Option<Vec<Value>> =
                    items.map(|item| self.value(item.id, depth + 1)).collect();
                Value::Array(items?)
            }
            Shape::Map(map) => json!({ "key": self.value(map.values.id, depth + 1)? }),
            Shape::Object(object) => {
                let mut required = Map::new();
                for member in object.members.iter().filter(|member| member.required) {
                    required.insert(member.name.clone(), self.member(member, depth)?);
                }
                Value::Object(required)
            }
            Shape::Union(union) => {
                let tag = union.discriminator.as_deref();
                let mut variants = union.variants.iter();
                variants.find_map(|variant| self.variant(variant, tag, depth))?
            }
            // Nothing is of the other shapes: `false`, and aliases that lead to themselves.
            _ => return None,
        })
    }

    fn variant(&mut self, variant: &Variant, tag: Option<&str>, depth: usize) -> Option<Value> {
        let mut value = self.value(variant.ty.id, depth + 1)?;
        if let (Some(tag), Some(name), Value::Object(members)) =
            (tag, variant.evidence.tags.first(), &mut value)
        {
            members.insert(tag.to_owned(), json!(name));
        }
        Some(value)
    }

    fn number(&mut self) -> u8 {
        self.made = self.made.wrapping_add(1);
        self.made
    }

    fn text(&mut self, format: &TextFormat) -> Value {
        let n = self.number();
        match format {
            TextFormat::DateTime => json!(format!("2024-01-02T03:{:02}:05Z", n % 60)),
            TextFormat::Date => json!(format!("2024-01-{:02}", n % 28 + 1)),
            TextFormat::Time => json!(format!("03:{:02}:05Z", n % 60)),
            TextFormat::Duration => json!(format!("PT{n}S")),
            TextFormat::Uuid => json!(format!("00000000-0000-4000-8000-0000000000{n:02x}")),
            TextFormat::Base64 => json!("AAAA"),
            _ => json!(format!("text {n}")),
        }
    }
}

/// A value of the document. Numbers keep their value where JSON's library holds it.
pub(in crate::suite) fn json_of(node: &Node) -> Value {
    match &node.value {
        NodeValue::Null => Value::Null,
        NodeValue::Bool(value) => json!(value),
        NodeValue::Number(number) => {
            serde_json::from_str(number.as_str()).unwrap_or_else(|_| json!(number.as_f64()))
        }
        NodeValue::String(text) => json!(text),
        NodeValue::Array(items) => items.iter().map(json_of).collect(),
        NodeValue::Object(object) => object
            .iter()
            .map(|member| (member.key.clone(), json_of(&member.value)))
            .collect(),
    }
}
