//! A document in another order is the same document.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::parse::parse;
use oasmith_spec::source::Sources;

/// Lists in which the order says nothing.
const UNORDERED: [&str; 5] = ["required", "oneOf", "anyOf", "tags", "enum"];

/// Tables in which it says something: the order of `new`'s arguments, and which media type is the usual one.
const ORDERED: [&str; 2] = ["properties", "content"];

/// The value as JSON, backwards where the order says nothing.
fn backwards(node: &Node, key: &str, out: &mut String) {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(&value.to_string()),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) => {
            let mut items: Vec<&Node> = items.iter().collect();
            if UNORDERED.contains(&key) {
                items.reverse();
            }
            out.push('[');
            for (at, item) in items.into_iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                backwards(item, "", out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            // Names of values stand in a list of their own.
            let is_named = object.get("x-enum-varnames").is_some();
            if !ORDERED.contains(&key) {
                members.reverse();
            }
            out.push('{');
            for (at, member) in members.into_iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                out.push_str(&quoted(&member.key));
                out.push_str(": ");
                let key = member.key.as_str();
                backwards(&member.value, if is_named { "" } else { key }, out);
            }
            out.push('}');
        }
    }
}

/// The document backwards.
fn permuted(text: &str) -> String {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add("api.yaml", text);
    let node = parse(file, &sources, &mut diagnostics).expect("it is YAML");
    let mut out = String::new();
    backwards(&node, "", &mut out);
    out
}

#[track_caller]
fn is_same(name: &str, text: &str) {
    let changes = support::compare_texts(text, &permuted(text));
    let found: Vec<_> = changes.changes.iter().collect();
    assert!(found.is_empty(), "{name}: {found:#?}");
    let headline = oasmith_diff::report::headline(&changes).to_string();
    assert_eq!(headline, "No change", "{name}");
}

#[test]
fn every_feature_is_the_same_backwards() {
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/features");
    let mut met = 0;
    for entry in std::fs::read_dir(features).expect("the features") {
        let path = entry.expect("a feature").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let text = std::fs::read_to_string(&path).expect("a document");
            is_same(&path.display().to_string(), &text);
            met += 1;
        }
    }
    assert!(met > 40, "{met}");
}

#[test]
fn names_that_collide_are_the_same_backwards() {
    let schemas = [
        // Components, by the exact name and by signs.
        "A-B: {type: object, properties: {a: {type: string}}}\n    A_B: {type: object, properties: {b: {type: string}}}\n    AB: {type: object, properties: {c: {type: string}}}",
        // Inline types of properties that are written alike.
        "User: {type: object, properties: {type: {enum: [a]}, '@type': {enum: [b]}, created_at: {type: object, properties: {a: {}}}, createdAt: {type: object, properties: {b: {}}}}}",
        "User: {type: object, properties: {xY: {type: array, items: {type: object, properties: {a: {}}}}, x_y: {type: object, properties: {c: {}}}}}",
        "User: {type: object, properties: {self: {type: object, properties: {a: {}}}, Self: {enum: [x, y]}}}",
        // Alternatives of one type.
        "U: {anyOf: [{type: object, required: [a], properties: {a: {}}, additionalProperties: {type: number}}, {type: object, required: [b], properties: {b: {type: string, enum: [x]}}, additionalProperties: {type: string}}]}",
        "U: {anyOf: [{type: array, items: {type: boolean}}, {type: array, maxItems: 2, items: {type: boolean}}]}",
        "U: {oneOf: [{type: object, additionalProperties: {type: integer}}, {type: object, additionalProperties: {type: string}}, {type: object, additionalProperties: {type: object, properties: {a: {}}}}]}",
        "U: {oneOf: [{type: number, format: double}, {type: integer, enum: [-1, 0, 6]}, {type: integer, format: int64}]}",
        "U: {oneOf: [{enum: [A-, green]}, {enum: [self]}, {type: string, format: email}]}",
        "U: {oneOf: [{type: object, properties: {a: {type: string}, b: {type: string}}}, {type: object, properties: {a: {type: integer}, b: {type: string}}}]}",
        // Values that no pointer keeps apart.
        "Z: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}\n    B: {type: object, properties: {z: {$ref: '#/components/schemas/Z'}, a: {$ref: '#/components/schemas/B'}}}",
    ];
    for schema in schemas {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: Order, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    {schema}\n"
        );
        is_same(schema, &text);
    }
}

#[test]
fn inline_types_of_parameters_and_bodies_are_the_same_backwards() {
    is_same(
        "parameters",
        "
openapi: 3.1.0
info: {title: Order, version: '1'}
paths:
  /things:
    post:
      operationId: find
      parameters:
        - {name: X-Y, in: query, schema: {enum: [a, b]}}
        - {name: x_y, in: query, schema: {enum: [c, d]}}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {a b: {enum: [q]}, a-b: {enum: [r]}}}
      responses:
        '200': {description: Done, content: {application/json: {schema: {type: object, properties: {'$v': {enum: [q]}, v: {enum: [r]}}}}}}
        '201': {description: Done, content: {application/json: {schema: {type: object, properties: {v: {enum: [s]}}}}}}
",
    );
}
