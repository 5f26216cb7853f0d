//! The JSON Schema of `oasmith.toml`, made of the settings that the reader knows.

use serde_json::{Map, Value as Json, json};

use super::keys::{self, Key, Value};

/// The JSON Schema (draft 2020-12) of a configuration file, which editors complete and check it by.
///
/// `crates/oasmith-codegen/oasmith.schema.json` is the same text; `oasmith config --schema` prints it.
pub fn json_schema() -> String {
    let mut schema = table(keys::ROOT);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("oasmith.toml");
    schema["description"] = json!("How oasmith generates Rust from an OpenAPI document.");
    format!("{schema:#}\n")
}

fn table(keys: &[Key]) -> Json {
    let property = |key: &Key| {
        let mut schema = value(&key.value);
        schema["description"] = json!(key.about);
        (key.name.to_owned(), schema)
    };
    let properties: Map<String, Json> = keys.iter().map(property).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn value(of: &Value) -> Json {
    match of {
        Value::Text => json!({ "type": "string" }),
        Value::Boolean => json!({ "type": "boolean" }),
        Value::Integer => json!({ "type": "integer" }),
        Value::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Value::OneOf(texts) => json!({ "enum": texts }),
        Value::Table(keys) => table(keys),
        Value::Either(all) => json!({ "anyOf": all.iter().map(value).collect::<Vec<_>>() }),
        Value::Map(of) => json!({ "type": "object", "additionalProperties": value(of) }),
    }
}

#[cfg(test)]
mod tests {
    use super::json_schema;

    #[test]
    fn the_committed_schema_is_the_one_that_is_made() {
        let committed = include_str!("../../oasmith.schema.json");
        assert_eq!(
            committed,
            json_schema(),
            "mend it: cargo run -p oasmith -- config --schema > crates/oasmith-codegen/oasmith.schema.json"
        );
    }
}
