//! Names depend on texts alone: no order of a document has a say in them, nor does what is added.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use oasmith_codegen::config::Config;
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_ir::api::Api;
use oasmith_ir::types::Shape;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::Loader;
use serde_json::json;
use serde_yaml::{Mapping, Value};

/// How often each document is shuffled.
const SHUFFLES: u64 = 4;

/// One document in memory.
struct Memory(String);

impl Loader for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path == Path::new("t.json") {
            return Ok(self.0.clone().into_bytes());
        }
        Err(io::ErrorKind::NotFound.into())
    }
}

/// Numbers by a seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % (end as u64)).unwrap()
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// What stands for one thing, whatever the order: the wire's text to the name in Rust.
type Table = BTreeMap<String, String>;

/// The names of a document, each by a text that no order changes; `None` where it can't be generated.
fn names(document: &Value) -> Option<Table> {
    let request = Request {
        spec: "t.json".into(),
        overrides: Overrides {
            lenient: true,
            config: Some(Config::default()),
            ..Overrides::default()
        },
        ..Request::default()
    };
    let lowered = pipeline::lower(&request, &Memory(serde_json::to_string(document).ok()?));
    let api = lowered.api?;
    let names = Names::new(&api, &Config::default(), &mut Diagnostics::default());
    Some(table(&api, &names))
}

fn table(api: &Api, names: &Names) -> Table {
    let mut table = Table::new();
    for (operation, named) in api.operations.iter().zip(names.operations()) {
        let key = operation.name();
        let group = &names.groups()[named.group].names;
        let types = [&named.call, &named.outcome, &named.refusal, &named.metadata];
        table.insert(
            key.clone(),
            format!(
                "{} {} {} {types:?} {:?}",
                group.module, group.method, named.method, named.form
            ),
        );
        for (parameter, name) in operation.parameters.iter().zip(&named.parameters) {
            table.insert(
                format!("{key} {:?} {}", parameter.location, parameter.name),
                name.to_string(),
            );
        }
        for (at, name) in &named.bodies {
            let media = &operation.body.as_ref().unwrap().contents[*at].media_type;
            table.insert(format!("{key} body {media}"), name.to_string());
        }
    }
    for (webhook, name) in api.webhooks.iter().zip(names.webhooks()) {
        table.insert(
            format!("webhook {} {}", webhook.method, webhook.path.raw),
            name.to_string(),
        );
    }
    for (server, name) in api.servers.iter().zip(names.servers()) {
        table.insert(format!("server {}", server.url.value), format!("{name:?}"));
    }
    for (scheme, name) in api.security_schemes.iter().zip(names.scheme_methods()) {
        table.insert(format!("scheme {}", scheme.0.value), format!("{name:?}"));
    }
    for &id in &api.models {
        let ty = api.ty(id);
        let model = names.model(id);
        let place = match &ty.origin.root {
            oasmith_ir::origin::Root::Operation(at) => api.operations[*at].name(),
            oasmith_ir::origin::Root::Webhook(at) => api.webhooks[*at].name(),
            root => format!("{root:?}"),
        };
        let key = format!("model {place} {:?}", ty.origin.steps);
        table.insert(key.clone(), model.to_string());
        match &ty.shape {
            Shape::Object(object) => {
                for (at, member) in object.members.iter().enumerate() {
                    let name = format!("{} {}", names.member(id, at), names.setter(id, at));
                    table.insert(format!("{key} . {}", member.name), name);
                }
            }
            Shape::Enum(list) => {
                for (at, value) in list.values.iter().enumerate() {
                    table.insert(
                        format!("{key} = {}", value_text(value)),
                        names.variant(id, at).to_string(),
                    );
                }
            }
            Shape::Union(union) => {
                for (at, variant) in union.variants.iter().enumerate() {
                    table.insert(
                        format!("{key} | {}", variant.name),
                        names.variant(id, at).to_string(),
                    );
                }
            }
            _ => {}
        }
    }
    table
}

/// A listed value as text without its place.
fn value_text(value: &oasmith_ir::types::EnumValue) -> String {
    match &value.value.value {
        oasmith_spec::node::Value::Array(_) => "array".to_owned(),
        oasmith_spec::node::Value::Object(_) => "object".to_owned(),
        scalar => format!("{scalar:?}"),
    }
}

/// The feature documents that stand in one file.
fn documents() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/features");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect();
    paths.sort();
    let mut documents = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(value) = serde_yaml::from_str::<Value>(&text) else {
            continue;
        };
        if names(&value).is_some() {
            documents.push((path, value));
        }
    }
    assert!(documents.len() > 40, "{}", documents.len());
    documents
}

/// Lists in which the order means nothing.
const SETS: &[&str] = &[
    "parameters",
    "required",
    "enum",
    "oneOf",
    "anyOf",
    "allOf",
    "tags",
];

/// Turns everything around that has no order. What is an example or a default is a value, and an operation's first tag is
/// its group.
fn shuffled(value: &Value, key: &str, is_map: bool, chance: &mut Chance) -> Value {
    match value {
        Value::Mapping(map) => {
            let mut entries: Vec<(&Value, &Value)> = map.iter().collect();
            chance.shuffle(&mut entries);
            let mut turned = Mapping::new();
            let names_follow = !is_map && MAPS.contains(&key) || key == "patternProperties";
            for (name, value) in entries {
                let text = name.as_str().unwrap_or_default();
                let value = match text {
                    "example" | "examples" | "default" | "const" | "security"
                    | "x-enum-varnames"
                        if !names_follow =>
                    {
                        value.clone()
                    }
                    _ => shuffled(value, text, names_follow, chance),
                };
                turned.insert(name.clone(), value);
            }
            Value::Mapping(turned)
        }
        Value::Sequence(list) => {
            let list = list.iter().map(|item| shuffled(item, "", false, chance));
            let mut list: Vec<Value> = list.collect();
            let is_set = !is_map
                && SETS.contains(&key)
                && !(key == "tags" && list.iter().all(Value::is_string));
            if is_set {
                chance.shuffle(&mut list);
            }
            Value::Sequence(list)
        }
        other => other.clone(),
    }
}

/// Keywords whose keys are names of the document's author.
const MAPS: &[&str] = &[
    "callbacks",
    "content",
    "headers",
    "mapping",
    "parameters",
    "pathItems",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "webhooks",
    "$defs",
    "definitions",
    "dependentSchemas",
];

/// `x-enum-varnames` and its like go by the place of each value.
fn has_parallel_lists(value: &Value) -> bool {
    serde_json::to_string(value).is_ok_and(|text| text.contains("x-enum"))
}

fn difference(was: &Table, is: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, name) in was {
        match is.get(key) {
            Some(other) if other == name => {}
            other => lines.push(format!("{key}: {name} became {other:?}")),
        }
    }
    lines
}

#[test]
fn no_order_changes_a_name() {
    let mut chance = Chance(1);
    let mut failures = Vec::new();
    for (path, document) in documents() {
        if has_parallel_lists(&document) {
            continue;
        }
        let expected = names(&document).unwrap();
        for _ in 0..SHUFFLES {
            let turned = shuffled(&document, "", false, &mut chance);
            let found = names(&turned).unwrap();
            let lines = difference(&expected, &found);
            if !lines.is_empty() {
                failures.push(format!("{}:\n  {}", path.display(), lines.join("\n  ")));
                break;
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_added_renames_nothing() {
    let mut failures = Vec::new();
    for (path, document) in documents() {
        let expected = names(&document).unwrap();
        let found = names(&extended(&document)).unwrap();
        let lines = difference(&expected, &found);
        if !lines.is_empty() {
            failures.push(format!("{}:\n  {}", path.display(), lines.join("\n  ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The document with an operation, a schema, properties, values and variants that nothing else is called like.
fn extended(document: &Value) -> Value {
    let mut document = document.clone();
    extend_schemas(&mut document, "", false);
    let added = json!({ "get": { "operationId": "listQuokkas", "responses": { "200": {
        "description": "Quokkas.", "content": { "application/json": { "schema": {
            "type": "object", "properties": { "quokka": { "type": "object", "properties": { "fur": { "type": "string" } } } }
        } } } } } } });
    if let Some(Value::Mapping(paths)) = document.get_mut("paths") {
        put_first(paths, "/a-quokkas", added);
    }
    document
}

fn put_first(map: &mut Mapping, key: &str, value: serde_json::Value) {
    let before = std::mem::take(map);
    map.insert(key.into(), serde_yaml::to_value(value).unwrap());
    map.extend(before);
}

fn extend_schemas(value: &mut Value, key: &str, is_map: bool) {
    match value {
        Value::Mapping(map) => {
            let names_follow = !is_map && MAPS.contains(&key);
            if key == "properties" && !is_map {
                put_first(
                    map,
                    "quokka",
                    json!({ "type": "string", "enum": ["quick", "slow"] }),
                );
            }
            for (name, value) in map.iter_mut() {
                let name = name.as_str().unwrap_or_default();
                let is_value = ["example", "examples", "default", "const"].contains(&name);
                if names_follow || !is_value {
                    extend_schemas(value, name, names_follow);
                }
            }
        }
        Value::Sequence(list) if !is_map => {
            for item in list.iter_mut() {
                extend_schemas(item, "", false);
            }
            if key == "enum" && list.iter().all(Value::is_string) && list.len() > 1 {
                list.insert(0, "quokka".into());
            }
            let is_object = |one: &Value| one.get("type").and_then(Value::as_str) == Some("object");
            if key == "oneOf" && list.len() > 1 && list.iter().all(is_object) {
                let variant = json!({ "type": "object", "required": ["wallaby"], "properties": { "wallaby": { "type": "string" } } });
                list.insert(0, serde_yaml::to_value(variant).unwrap());
            }
        }
        _ => {}
    }
}

/// Cases in which several want one name, in every order of two.
#[test]
fn what_collides_is_told_apart_by_its_text() {
    let texts = [
        "A+",
        "A-",
        "A",
        "C",
        "C++",
        "C#",
        "a.b",
        "a-b",
        "Unknown",
        "unknown",
        "Etc/GMT+1",
        "Etc/GMT-1",
        "1.0",
        "10",
        "1_0",
    ];
    let properties = |list: &[&str]| -> Mapping {
        let string: Value = serde_yaml::from_str("{ type: string }").unwrap();
        list.iter()
            .map(|one| ((*one).into(), string.clone()))
            .collect()
    };
    let schema = |list: &[&str]| {
        serde_yaml::to_value(json!({
            "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": {},
            "components": { "schemas": {
                "Values": { "type": "string", "enum": list },
                "Fields": { "type": "object" },
            } },
        }))
        .map(|mut document| {
            document["components"]["schemas"]["Fields"]["properties"] = properties(list).into();
            document
        })
        .unwrap()
    };
    let expected = names(&schema(&texts)).unwrap();
    let mut turned = texts;
    let mut chance = Chance(7);
    for _ in 0..20 {
        chance.shuffle(&mut turned);
        assert_eq!(names(&schema(&turned)).unwrap(), expected);
    }
    let variants: BTreeMap<&str, &str> = BTreeMap::from([
        ("A+", "APlus"),
        ("A-", "AMinus"),
        ("C++", "CPlusPlus"),
        ("C#", "CSharp"),
        ("Etc/GMT+1", "EtcGmtPlus1"),
    ]);
    for (text, name) in variants {
        let found = expected
            .iter()
            .find(|(key, _)| key.contains("Values") && key.contains(&format!("{text:?}")));
        assert_eq!(found.map(|(_, name)| name.as_str()), Some(name), "{text}");
    }
}
