//! The grammar of operations with parameters of every style.

use serde_json::{Map, Value, json};

use super::pool;
use super::schema::{Grammar, reference};

/// A path and its item. Names are unique in an operation, so that none is two things.
pub(super) fn make(grammar: &mut Grammar, at: usize) -> (String, Value) {
    let count = 1 + grammar.random.below(5);
    let names = grammar.some(pool::PROPERTIES, count);
    let mut path = format!("/calls/{at}");
    let mut parameters = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let place = grammar
            .of(&["path", "query", "query", "header", "cookie"])
            .copied();
        let place = match place {
            // Other names are no names of headers or cookies, or none that a template can have.
            Some("header" | "cookie" | "path") if !is_token(name) => "query",
            // A header of that name counts for nothing.
            Some("header") if name == "content-type" => "query",
            Some(place) => place,
            None => "query",
        };
        if place == "path" {
            path = format!("{path}/{{{name}}}");
        }
        parameters.push(parameter(grammar, name, place, index));
    }
    let mut operation = json!({
        "operationId": format!("call{at}"),
        "tags": ["calls"],
        "parameters": parameters,
        "responses": {"204": {"description": "Nothing."}}
    });
    let method = if let Some(content) = content(grammar) {
        operation["requestBody"] = json!({"required": true, "content": content});
        "put"
    } else {
        "get"
    };
    (path, json!({ method: operation }))
}

fn is_token(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
        && name != "_"
}

fn parameter(grammar: &mut Grammar, name: &str, place: &str, index: usize) -> Value {
    let mut parameter = json!({"name": name, "in": place});
    let required = place == "path" || grammar.random.one_in(2);
    if required || grammar.random.one_in(2) {
        parameter["required"] = json!(required);
    }
    if place == "query" && grammar.random.one_in(8) {
        let schema = json!({"type": "object", "required": ["a"], "properties": {
            "a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}}});
        parameter["content"] = json!({"application/json": {"schema": schema}});
        return parameter;
    }
    let shape = if place == "cookie" {
        0
    } else {
        grammar.random.below(3)
    };
    parameter["schema"] = match shape {
        0 => scalar(grammar),
        1 => json!({"type": "array", "minItems": 1, "items": scalar(grammar)}),
        _ => object(grammar, index),
    };
    let styles: &[&str] = match (place, shape) {
        ("path", _) => &["simple", "label", "matrix"],
        ("query", 1) => &["form", "spaceDelimited", "pipeDelimited"],
        ("query", 2) => &["form", "deepObject"],
        ("header", _) => &["simple"],
        _ => &["form"],
    };
    let style = grammar.of(styles).copied().unwrap_or("form");
    let is_default = matches!(
        (place, style),
        ("path" | "header", "simple") | ("query" | "cookie", "form")
    );
    if !is_default || grammar.random.one_in(3) {
        parameter["style"] = json!(style);
    }
    match style {
        "spaceDelimited" | "pipeDelimited" => parameter["explode"] = json!(false),
        "deepObject" => parameter["explode"] = json!(true),
        _ if grammar.random.one_in(2) => parameter["explode"] = json!(grammar.random.one_in(2)),
        _ => {}
    }
    parameter
}

fn scalar(grammar: &mut Grammar) -> Value {
    match grammar.random.below(6) {
        0 => json!({"type": "integer"}),
        1 => json!({"type": "boolean"}),
        2 => json!({"type": "string", "enum": ["red", "in-progress", "C++", "a b"]}),
        3 => json!({"type": "string", "format": "date"}),
        _ => json!({"type": "string"}),
    }
}

/// An object whose names no other parameter has.
fn object(grammar: &mut Grammar, index: usize) -> Value {
    let mut properties = Map::new();
    for name in ["r", "g-b"] {
        properties.insert(format!("{name}{index}"), scalar(grammar));
    }
    let first = format!("r{index}");
    json!({"type": "object", "required": [first], "properties": properties})
}

/// The content of a request's body, where it has one.
fn content(grammar: &mut Grammar) -> Option<Value> {
    Some(match grammar.random.below(6) {
        0 => json!({"application/json": {"schema": {"$ref": reference(grammar.known.first()?)}}}),
        1 => json!({"application/json": {"schema": grammar.object(2)}}),
        2 | 3 => {
            let mut schema = object(grammar, 9);
            schema["properties"]["list"] = json!({"type": "array", "items": {"type": "string"}});
            json!({"application/x-www-form-urlencoded": {"schema": schema}})
        }
        _ => return None,
    })
}
