//! The grammar of documents.

use serde_json::{Map, Value, json};

use super::family;
use super::operation;
use super::pool;
use super::schema::{DEPTH, Grammar, Version, reference};
use crate::random::Random;

/// The document of an index: decided by the seed and that.
pub(super) fn make(seed: u64, index: u64) -> Value {
    let mut random = Random::new(seed, "combinations", index);
    let version = match random.below(3) {
        0 => Version::V30,
        1 => Version::V31,
        _ => Version::V32,
    };
    let mut grammar = Grammar {
        random,
        version,
        known: Vec::new(),
        objects: Vec::new(),
    };
    let mut schemas = Map::new();
    let count = 2 + grammar.random.below(3);
    for name in grammar.some(pool::COMPONENTS, count) {
        let is_object = grammar.random.one_in(2);
        let schema = if is_object {
            grammar.object(DEPTH - 1)
        } else {
            grammar.schema(DEPTH)
        };
        let is_open = [
            "additionalProperties",
            "patternProperties",
            "unevaluatedProperties",
        ]
        .iter()
        .all(|keyword| schema.get(keyword).is_none_or(|it| *it == json!(true)));
        if is_object && is_open {
            grammar.objects.push((name.clone(), schema.clone()));
        }
        grammar.known.push(name.clone());
        schemas.insert(name, schema);
    }
    if grammar.random.one_in(2) {
        family::add(&mut grammar, &mut schemas);
    }
    let mut paths = Map::new();
    for (at, name) in schemas.keys().enumerate() {
        paths.insert(format!("/bodies/{at}"), item(&mut grammar, at, name));
    }
    for at in 0..1 + grammar.random.below(2) {
        let (path, item) = operation::make(&mut grammar, at);
        paths.insert(path, item);
    }
    json!({
        "openapi": version.text(),
        "info": {"title": "Combinations", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas}
    })
}

/// A path whose operation has a component in request and response.
fn item(grammar: &mut Grammar, at: usize, component: &str) -> Value {
    let schema = json!({"schema": {"$ref": reference(component)}});
    let content = json!({"application/json": schema});
    let mut operation = json!({
        "operationId": format!("echo{at}"),
        "requestBody": {"required": true, "content": content},
        "responses": {"200": {"description": "The same.", "content": content}}
    });
    if grammar.random.one_in(2) {
        operation["tags"] = json!(["echo"]);
    }
    json!({"post": operation})
}
