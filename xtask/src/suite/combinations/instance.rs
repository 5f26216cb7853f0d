//! Instances of a schema: made by its keywords, and then changed. Whether one is valid is for the judge.

use serde_json::{Map, Value, json};

use super::pool;
use crate::random::Random;

/// How deep instances go before they are as small as can be.
const DEPTH: usize = 8;

/// Makes instances of the components.
pub(super) struct Maker<'a> {
    /// The components as JSON Schema.
    pub(super) root: &'a Value,
    pub(super) random: Random,
}

/// The name of a value's type.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

impl Maker<'_> {
    /// What a reference leads to.
    fn target(&self, reference: &str) -> Option<Value> {
        let pointer = reference.strip_prefix('#')?;
        self.root.pointer(pointer).cloned()
    }

    /// An instance that is meant to be valid.
    pub(super) fn make(&mut self, schema: &Value, depth: usize) -> Value {
        let Value::Object(keywords) = schema else {
            return self.scalar();
        };
        if depth > DEPTH * 2 {
            return Value::Null;
        }
        if let Some(value) = keywords.get("const") {
            return value.clone();
        }
        if let Some(Value::Array(values)) = keywords.get("enum") {
            return self.random.pick(values).cloned().unwrap_or_default();
        }
        let mut made = self.own(schema, depth);
        if let Some(Value::String(reference)) = keywords.get("$ref") {
            let target = self.target(reference).unwrap_or_default();
            made = merged(made, self.make(&target, depth + 1));
        }
        for part in keywords
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let part = self.make(part, depth + 1);
            made = merged(made, part);
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = keywords.get(keyword) {
                let part = self.branch(branches, keywords.get("discriminator"), depth);
                made = merged(made, part);
            }
        }
        made.unwrap_or_else(|| self.scalar())
    }

    /// One of the branches, with the tag that belongs to it.
    fn branch(&mut self, branches: &[Value], discriminator: Option<&Value>, depth: usize) -> Value {
        let Some(branch) = self.random.pick(branches).cloned() else {
            return Value::Null;
        };
        let mut made = self.make(&branch, depth + 1);
        if let (Some(discriminator), Some(reference)) = (discriminator, branch["$ref"].as_str())
            && let Some(property) = discriminator["propertyName"].as_str()
            && let Value::Object(members) = &mut made
        {
            let tags = tags(discriminator, reference);
            let stands = members.get(property);
            let fits = stands.is_some_and(|value| {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                tags.contains(&text) || !value.is_string()
            });
            if !fits && let Some(tag) = self.random.pick(&tags) {
                members.insert(property.to_owned(), json!(tag));
            }
        }
        made
    }

    /// What the keywords of the schema itself ask for.
    fn own(&mut self, schema: &Value, depth: usize) -> Option<Value> {
        let kind = match &schema["type"] {
            Value::String(kind) => kind.clone(),
            Value::Array(kinds) => self.random.pick(kinds)?.as_str()?.to_owned(),
            _ if schema.get("properties").is_some() => "object".to_owned(),
            _ if schema.get("additionalProperties").is_some() => "object".to_owned(),
            _ => return None,
        };
        Some(match kind.as_str() {
            "null" => Value::Null,
            "boolean" => json!(self.random.one_in(2)),
            "integer" => self.integer(schema),
            "number" => self.number(schema),
            "string" => self.string(schema),
            "array" => self.array(schema, depth),
            _ => self.object(schema, depth),
        })
    }

    fn integer(&mut self, schema: &Value) -> Value {
        let least = schema["minimum"].as_i64();
        let least = least.or_else(|| Some(schema["exclusiveMinimum"].as_i64()? + 1));
        let step = schema["multipleOf"].as_i64().unwrap_or(1);
        let least = least.unwrap_or(-9);
        json!((least + self.random.below(7) as i64) * step)
    }

    fn number(&mut self, schema: &Value) -> Value {
        let least = schema["minimum"].as_f64().unwrap_or(-3.0);
        let more = [0.0, 0.5, 1.0, 1.25, 10.0];
        json!(least + self.random.pick(&more).copied().unwrap_or(0.0))
    }

    fn string(&mut self, schema: &Value) -> Value {
        let listed = |pool: &'static [(&str, &'static [&'static str])], key: &Value| {
            let found = pool.iter().find(|(name, _)| key == name);
            found.map(|(_, samples)| *samples)
        };
        let samples = listed(pool::PATTERNS, &schema["pattern"])
            .or_else(|| listed(pool::FORMATS, &schema["format"]))
            .unwrap_or(pool::STRINGS);
        let mut text = self
            .random
            .pick(samples)
            .copied()
            .unwrap_or_default()
            .to_owned();
        let least = schema["minLength"].as_u64().unwrap_or(0) as usize;
        while text.chars().count() < least {
            text.push('x');
        }
        match schema["maxLength"].as_u64() {
            Some(most) => json!(text.chars().take(most as usize).collect::<String>()),
            None => json!(text),
        }
    }

    fn array(&mut self, schema: &Value, depth: usize) -> Value {
        let mut items = Vec::new();
        for first in schema["prefixItems"].as_array().into_iter().flatten() {
            items.push(self.make(first, depth + 1));
        }
        let rest = schema.get("items").filter(|items| **items != json!(false));
        let count = match depth > DEPTH {
            true => schema["minItems"].as_u64().unwrap_or(0) as usize,
            false => self.random.below(3),
        };
        for _ in 0..count {
            if let Some(rest) = rest {
                items.push(self.make(rest, depth + 1));
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut members = Map::new();
        let required = schema["required"].as_array();
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            let is_required = required.is_some_and(|names| names.iter().any(|it| it == name));
            if is_required || (depth <= DEPTH && self.random.one_in(2)) {
                members.insert(name.clone(), self.make(schema, depth + 1));
            }
        }
        let more = schema
            .get("additionalProperties")
            .filter(|it| it.is_object());
        let only = schema.get("properties").is_none();
        if let Some(more) = more
            && depth <= DEPTH
            && (only || self.random.one_in(2))
        {
            for key in ["one", "b 2"].iter().take(self.random.below(3)) {
                members.insert((*key).to_owned(), self.make(more, depth + 1));
            }
        }
        for schema in schema["patternProperties"]
            .as_object()
            .into_iter()
            .flatten()
        {
            if self.random.one_in(2) {
                members.insert("x-more".to_owned(), self.make(schema.1, depth + 1));
            }
        }
        Value::Object(members)
    }

    fn scalar(&mut self) -> Value {
        match self.random.below(6) {
            0 => json!(self.random.below(9)),
            1 => json!(true),
            2 => json!({"free": ["form", 1]}),
            3 => json!([]),
            _ => json!(self.random.pick(pool::STRINGS)),
        }
    }

    /// Changes one place of an instance.
    pub(super) fn changed(&mut self, value: &Value) -> Value {
        let mut value = value.clone();
        self.change(&mut value);
        value
    }

    fn change(&mut self, value: &mut Value) {
        let goes_deeper = !self.random.one_in(3);
        match value {
            Value::Object(members) if !members.is_empty() => {
                let keys: Vec<String> = members.keys().cloned().collect();
                let Some(key) = self.random.pick(&keys) else {
                    return;
                };
                if !goes_deeper {
                    members.remove(key);
                } else if let Some(member) = members.get_mut(key) {
                    self.change(member);
                }
            }
            Value::Array(items) if !items.is_empty() && goes_deeper => {
                let at = self.random.below(items.len());
                if let Some(item) = items.get_mut(at) {
                    self.change(item);
                }
            }
            Value::Array(items) => match items.last().cloned() {
                Some(last) => items.push(last),
                None => items.push(json!("one")),
            },
            other => *other = self.other(other),
        }
    }

    /// A scalar that is another one.
    fn other(&mut self, value: &Value) -> Value {
        match (value, self.random.below(4)) {
            (Value::String(text), 0) => json!(format!("{text}!")),
            (Value::String(_), 1) => json!(""),
            (Value::String(_), 2) => json!(7),
            (Value::Number(_), 0) => json!("7"),
            (Value::Number(_), 1) => json!(-1000),
            (Value::Number(_), 2) => json!(1.5),
            (Value::Bool(_), 0) => json!("true"),
            (Value::Null, 0..=1) => json!({}),
            (Value::Object(_), _) => json!([]),
            _ => self.scalar(),
        }
    }
}

/// The values of a discriminator that lead to a reference.
fn tags(discriminator: &Value, reference: &str) -> Vec<String> {
    let mapping = discriminator["mapping"].as_object();
    let mapped: Vec<String> = mapping
        .into_iter()
        .flatten()
        .filter(|(_, target)| *target == reference)
        .map(|(tag, _)| tag.clone())
        .collect();
    if mapped.is_empty() {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return vec![name.to_owned()];
    }
    mapped
}

/// Both in one, where they are objects; else the later one.
fn merged(first: Option<Value>, second: Value) -> Option<Value> {
    match (first, second) {
        (Some(Value::Object(mut first)), Value::Object(second)) => {
            for (name, value) in second {
                let both = first.remove(&name);
                let both = match (&both, &value) {
                    (Some(Value::Object(_)), Value::Object(_)) => merged(both, value),
                    _ => Some(value),
                };
                first.extend(both.map(|value| (name, value)));
            }
            Some(Value::Object(first))
        }
        (_, second) => Some(second),
    }
}
