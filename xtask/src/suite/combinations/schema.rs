//! The grammar of schemas: each is one choice among all keywords, to a depth.

use serde_json::{Map, Value, json};

use super::pool;
use crate::random::Random;

/// How deep compositions go.
pub(super) const DEPTH: usize = 4;

/// A version of OpenAPI, as far as schemas differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V30,
    V31,
    V32,
}

impl Version {
    /// The text in a document.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::V30 => "3.0.3",
            Self::V31 => "3.1.0",
            Self::V32 => "3.2.0",
        }
    }

    /// Whether schemas are those of JSON Schema 2020-12.
    pub(super) fn is_json_schema(self) -> bool {
        self != Self::V30
    }
}

/// What schemas are made of.
pub(super) struct Grammar {
    pub(super) random: Random,
    pub(super) version: Version,
    /// The components so far that can be referred to.
    pub(super) known: Vec<String>,
    /// Those of them that are objects, which `allOf` can extend.
    pub(super) objects: Vec<(String, Value)>,
}

impl Grammar {
    /// Any schema.
    pub(super) fn schema(&mut self, depth: usize) -> Value {
        if depth == 0 {
            return self.leaf();
        }
        match self.random.below(16) {
            0..=3 => self.leaf(),
            4..=5 => self.reference(depth),
            6..=7 => self.nullable(depth),
            8..=9 => self.object(depth),
            10..=11 => self.array(depth),
            12 => self.map(depth),
            13 => self.union(depth),
            14 => self.all_of(depth),
            _ if self.version.is_json_schema() => self.tuple(depth),
            _ => self.array(depth),
        }
    }

    /// A schema without schemas in it.
    fn leaf(&mut self) -> Value {
        match self.random.below(12) {
            0..=2 => self.string(),
            3..=4 => self.integer(),
            5 => self.number(),
            6 => json!({"type": "boolean"}),
            7..=8 => self.words(),
            9 => self.integers(),
            10 => self.constant(),
            _ => json!({}),
        }
    }

    fn string(&mut self) -> Value {
        match self.random.below(6) {
            0 => {
                let least = self.random.below(3);
                json!({"type": "string", "minLength": least, "maxLength": least + 3})
            }
            1 => {
                let (pattern, _) = self.of(pool::PATTERNS).copied().unwrap_or_default();
                json!({"type": "string", "pattern": pattern})
            }
            2..=3 => {
                let (format, _) = self.of(pool::FORMATS).copied().unwrap_or_default();
                json!({"type": "string", "format": format})
            }
            _ => json!({"type": "string"}),
        }
    }

    fn integer(&mut self) -> Value {
        let low = self.random.below(5) as i64 - 2;
        match self.random.below(6) {
            0 => json!({"type": "integer", "minimum": low, "maximum": low + 6}),
            1 => json!({"type": "integer", "format": "int32"}),
            2 => json!({"type": "integer", "format": "int64"}),
            3 => json!({"type": "integer", "multipleOf": 3}),
            4 if self.version.is_json_schema() => {
                json!({"type": "integer", "exclusiveMinimum": low})
            }
            4 => json!({"type": "integer", "minimum": low, "exclusiveMinimum": true}),
            _ => json!({"type": "integer"}),
        }
    }

    fn number(&mut self) -> Value {
        match self.random.below(3) {
            0 => json!({"type": "number", "minimum": 0, "maximum": 10.5}),
            1 => json!({"type": "number", "format": "double"}),
            _ => json!({"type": "number"}),
        }
    }

    fn words(&mut self) -> Value {
        let count = 1 + self.random.below(4);
        let words = self.some(pool::WORDS, count);
        if self.random.one_in(6) {
            let mut values: Vec<Value> = words.into_iter().map(Value::from).collect();
            values.push(Value::Null);
            return if self.version.is_json_schema() {
                json!({"type": ["string", "null"], "enum": values})
            } else {
                json!({"type": "string", "nullable": true, "enum": values})
            };
        }
        json!({"type": "string", "enum": words})
    }

    fn integers(&mut self) -> Value {
        let first = self.random.below(4) as i64 - 2;
        json!({"type": "integer", "enum": [first, first + 1, first + 7]})
    }

    fn constant(&mut self) -> Value {
        let value = match self.random.below(3) {
            0 => json!(self.of(pool::WORDS)),
            1 => json!(self.random.below(3)),
            _ => json!(self.random.one_in(2)),
        };
        if self.version.is_json_schema() {
            json!({"const": value})
        } else {
            let kind = super::instance::kind(&value);
            json!({"type": kind, "enum": [value]})
        }
    }

    /// A component, sometimes with keywords beside the reference.
    fn reference(&mut self, depth: usize) -> Value {
        let Some(name) = self.random.pick(&self.known).cloned() else {
            return self.object(depth);
        };
        let reference = reference(&name);
        match self.random.below(8) {
            0 => json!({"$ref": reference, "description": "Beside the reference."}),
            1 => json!({"$ref": reference, "deprecated": true}),
            _ => json!({"$ref": reference}),
        }
    }

    /// A schema that allows null, in one of the spellings.
    fn nullable(&mut self, depth: usize) -> Value {
        let inner = self.schema(depth - 1);
        if allows_null(&inner) {
            return inner;
        }
        let json_schema = self.version.is_json_schema();
        match (&inner["type"], self.random.below(3)) {
            (Value::String(kind), 0..=1) if inner.get("enum").is_none() => {
                let mut nullable = inner.clone();
                if json_schema {
                    nullable["type"] = json!([kind, "null"]);
                } else {
                    nullable["nullable"] = json!(true);
                }
                nullable
            }
            _ if json_schema => {
                let one = inner.get("$ref").is_none() && self.random.one_in(2);
                let keyword = if one { "oneOf" } else { "anyOf" };
                let branches = if self.random.one_in(2) {
                    json!([inner, {"type": "null"}])
                } else {
                    json!([{"type": "null"}, inner])
                };
                json!({ keyword: branches })
            }
            _ if inner.get("$ref").is_some() => json!({"nullable": true, "allOf": [inner]}),
            _ => inner,
        }
    }

    pub(super) fn object(&mut self, depth: usize) -> Value {
        let count = 1 + self.random.below(4);
        let names = self.some(pool::PROPERTIES, count);
        let mut properties = Map::new();
        for name in &names {
            properties.insert(name.clone(), self.schema(depth.saturating_sub(1)));
        }
        let required: Vec<&String> = names.iter().filter(|_| self.random.one_in(2)).collect();
        let mut object = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        match self.random.below(8) {
            0 => object["additionalProperties"] = json!(false),
            1 => object["additionalProperties"] = json!(true),
            2 => object["additionalProperties"] = self.schema(depth.saturating_sub(2)),
            3 if self.version.is_json_schema() => {
                object["patternProperties"] = json!({"^x-": self.leaf()});
            }
            4 if self.version.is_json_schema() => object["unevaluatedProperties"] = json!(false),
            _ => {}
        }
        object
    }

    fn array(&mut self, depth: usize) -> Value {
        let mut array = json!({"type": "array", "items": self.schema(depth - 1)});
        match self.random.below(5) {
            0 => array["minItems"] = json!(1),
            1 => array["maxItems"] = json!(2),
            2 => array["uniqueItems"] = json!(true),
            _ => {}
        }
        array
    }

    fn map(&mut self, depth: usize) -> Value {
        let mut map = json!({"type": "object", "additionalProperties": self.schema(depth - 1)});
        match self.random.below(5) {
            0 => map["minProperties"] = json!(1),
            1 => map["maxProperties"] = json!(2),
            2 if self.version.is_json_schema() => {
                map["propertyNames"] = json!({"pattern": "^[a-z]"});
            }
            _ => {}
        }
        map
    }

    fn tuple(&mut self, depth: usize) -> Value {
        let first = self.schema(depth - 1);
        let second = self.leaf();
        match self.random.below(3) {
            0 => {
                json!({"type": "array", "prefixItems": [first, second], "items": false, "minItems": 2})
            }
            1 => json!({"type": "array", "prefixItems": [first, second], "items": self.leaf()}),
            _ => json!({"type": "array", "prefixItems": [first, second]}),
        }
    }

    /// Alternatives that nothing marks.
    fn union(&mut self, depth: usize) -> Value {
        let count = 2 + self.random.below(2);
        let branches: Vec<Value> = (0..count).map(|_| self.schema(depth - 1)).collect();
        // Null would fit two of them, or one where it is not seen at once.
        let nullable = branches.iter().filter(|it| allows_null(it)).count();
        let references = branches.iter().any(|it| it.get("$ref").is_some());
        let one = nullable + usize::from(references) <= 1 && self.random.one_in(2);
        let keyword = if one { "oneOf" } else { "anyOf" };
        json!({ keyword: branches })
    }

    /// An object with what it has of another. A part that says of all properties what they are would say so
    /// of the other's too, so that nobody means that.
    fn all_of(&mut self, depth: usize) -> Value {
        let mut own = self.object(depth - 1);
        let Some((base, declared)) = self.random.pick(&self.objects).cloned() else {
            return own;
        };
        for name in declared["properties"].as_object().into_iter().flatten() {
            if let Some(Value::Object(properties)) = own.get_mut("properties") {
                properties.remove(name.0);
            }
            if let Some(Value::Array(required)) = own.get_mut("required") {
                required.retain(|it| it != name.0);
            }
        }
        for keyword in [
            "additionalProperties",
            "patternProperties",
            "unevaluatedProperties",
        ] {
            if let Some(members) = own.as_object_mut() {
                members.remove(keyword);
            }
        }
        let base = json!({"$ref": reference(&base)});
        let mut whole = match self.random.below(3) {
            0 => json!({"allOf": [base], "type": "object", "properties": own["properties"]}),
            _ => json!({"allOf": [base, own]}),
        };
        if self.version.is_json_schema() && self.random.one_in(4) {
            whole["unevaluatedProperties"] = json!(false);
        }
        whole
    }

    pub(super) fn of<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        self.random.pick(from)
    }

    /// Some of these, each once.
    pub(super) fn some(&mut self, from: &[&str], count: usize) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for _ in 0..count * 3 {
            if let Some(one) = self.random.pick(from)
                && found.len() < count
                && !found.iter().any(|it| it == one)
            {
                found.push((*one).to_owned());
            }
        }
        found
    }
}

/// The reference to a component.
pub(super) fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// Whether a schema says already that null is allowed. Of a reference that isn't known here.
fn allows_null(schema: &Value) -> bool {
    schema == &json!({})
        || schema["nullable"] == true
        || schema["type"].is_array()
        || schema.get("oneOf").is_some()
        || schema.get("anyOf").is_some()
}
