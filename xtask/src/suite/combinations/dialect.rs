//! The schemas of a document as JSON Schema 2020-12, for a judge that knows no other.

use serde_json::{Map, Value, json};

/// Keywords whose value is a schema.
const ONE: [&str; 7] = [
    "items",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "not",
    "propertyNames",
    "contains",
];
/// Keywords whose value is a list of schemas.
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords whose value has schemas by name.
const NAMED: [&str; 2] = ["properties", "patternProperties"];

/// Whether a document's schemas are those of 3.0.
pub(super) fn is_30(document: &Value) -> bool {
    let version = document["openapi"].as_str();
    version.is_some_and(|version| version.starts_with("3.0"))
}

/// The components of a document, in place, so that references lead where they led.
pub(super) fn components(document: &Value) -> Value {
    let is_30 = is_30(document);
    let schemas = document["components"]["schemas"].as_object();
    let schemas: Map<String, Value> = schemas
        .into_iter()
        .flatten()
        .map(|(name, schema)| (name.clone(), of(schema, is_30)))
        .collect();
    json!({"components": {"schemas": schemas}})
}

/// One schema.
pub(super) fn of(schema: &Value, is_30: bool) -> Value {
    let Value::Object(members) = schema else {
        return schema.clone();
    };
    if is_30 && let Some(reference) = members.get("$ref") {
        // What stands beside a reference counts for nothing there.
        return json!({"$ref": reference});
    }
    let mut out = Map::new();
    for (key, value) in members {
        let value = match value {
            Value::Object(named) if NAMED.contains(&key.as_str()) => named
                .iter()
                .map(|(name, schema)| (name.clone(), of(schema, is_30)))
                .collect(),
            Value::Array(list) if LIST.contains(&key.as_str()) => {
                list.iter().map(|schema| of(schema, is_30)).collect()
            }
            _ if ONE.contains(&key.as_str()) => of(value, is_30),
            _ => value.clone(),
        };
        out.insert(key.clone(), value);
    }
    if is_30 {
        upgraded(out)
    } else {
        Value::Object(out)
    }
}

/// What 3.0 spells otherwise.
fn upgraded(mut schema: Map<String, Value>) -> Value {
    for (exclusive, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if schema.get(exclusive) == Some(&Value::Bool(true)) {
            let value = schema.remove(bound).unwrap_or_default();
            schema.insert(exclusive.to_owned(), value);
        } else if schema.get(exclusive).is_some_and(Value::is_boolean) {
            schema.remove(exclusive);
        }
    }
    if schema.remove("nullable") != Some(Value::Bool(true)) {
        return Value::Object(schema);
    }
    match schema.get("type").cloned() {
        Some(kind) => {
            schema.insert("type".to_owned(), json!([kind, "null"]));
            Value::Object(schema)
        }
        None => json!({"anyOf": [schema, {"type": "null"}]}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_and_bounds_are_spelled_as_json_schema_has_them() {
        let is = |schema: Value| of(&schema, true);
        assert_eq!(
            is(
                json!({"type": "integer", "nullable": true, "minimum": 1, "exclusiveMinimum": true})
            ),
            json!({"type": ["integer", "null"], "exclusiveMinimum": 1})
        );
        assert_eq!(
            is(json!({"properties": {"nullable": {"$ref": "#/a", "nullable": true}}})),
            json!({"properties": {"nullable": {"$ref": "#/a"}}})
        );
        assert_eq!(
            is(json!({"nullable": true, "allOf": [{"$ref": "#/a"}]})),
            json!({"anyOf": [{"allOf": [{"$ref": "#/a"}]}, {"type": "null"}]})
        );
        assert_eq!(
            of(&json!({"nullable": true}), false),
            json!({"nullable": true})
        );
    }
}
