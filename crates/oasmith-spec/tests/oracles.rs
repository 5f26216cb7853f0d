//! A second opinion: every document of `specs/` that `serde_yaml` and `openapiv3` can read must mean
//! the same to them and to us.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test: it reads files and fails by panicking, in its own functions too"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::document::Document;
use oasmith_spec::load::{Input, Loader, Valid, load};
use oasmith_spec::node::{Node, Value};
use oasmith_spec::parse::parse;
use oasmith_spec::source::Sources;

struct Disk;

impl Loader for Disk {
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        fs::read(path)
    }
}

/// The documents of `specs/`, those that are meant to be broken aside.
fn documents() -> Vec<PathBuf> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut found = Vec::new();
    let mut folders = vec![specs.join("features"), specs.join("nango")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "yaml" || e == "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn tree(path: &Path) -> Node {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy::default());
    let file = sources.add(
        path.display().to_string(),
        fs::read_to_string(path).expect("text"),
    );
    parse(file, &sources, &mut diagnostics).unwrap_or_else(|| panic!("{} parses", path.display()))
}

fn same(ours: &Node, theirs: &serde_json::Value) -> bool {
    match (&ours.value, theirs) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
        (Value::Number(a), serde_json::Value::Number(b)) => Some(a.as_f64()) == b.as_f64(),
        (Value::String(a), serde_json::Value::String(b)) => a == b,
        (Value::Array(a), serde_json::Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), serde_json::Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|m| b.get(&m.key).is_some_and(|other| same(&m.value, other)))
        }
        _ => false,
    }
}

#[test]
fn serde_yaml_reads_the_same_values() {
    let mut compared = 0;
    for path in documents() {
        let text = fs::read_to_string(&path).expect("text");
        // It takes no keys but strings into a JSON value; documents with `200:` are not for it.
        let Ok(theirs) = serde_yaml::from_str::<serde_json::Value>(&text) else {
            continue;
        };
        assert!(
            same(&tree(&path), &theirs),
            "{} means something else",
            path.display()
        );
        compared += 1;
    }
    assert!(compared >= 15, "only {compared} documents were compared");
}

fn ours(path: &Path) -> Valid<Document> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy::default());
    let input = Input {
        path: path.to_owned(),
        ..Input::default()
    };
    load(&input, &Disk, &mut sources, &mut diagnostics)
        .unwrap_or_else(|| panic!("{}: {diagnostics:#?}", path.display()))
}

/// Method, path and the parameters' places and names of every operation.
type Operations = BTreeSet<(String, String, Vec<String>)>;

/// The methods that 3.0 has a field for; `openapiv3` knows no others.
const METHODS: &[&str] = &[
    "delete", "get", "head", "options", "patch", "post", "put", "trace",
];

fn our_operations(document: &Document) -> Operations {
    let known = |method: &str| METHODS.contains(&method.to_lowercase().as_str());
    let operations = document.operations.iter().filter(|it| known(&it.method));
    let operations = operations.map(|operation| {
        let parameters = operation
            .parameters
            .iter()
            .map(|p| format!("{:?} {}", p.location, p.name.value));
        let mut parameters: Vec<_> = parameters.collect();
        parameters.sort();
        (
            operation.method.to_lowercase(),
            operation.path.value.clone(),
            parameters,
        )
    });
    operations.collect()
}

/// `None` where the document has references that `openapiv3` does not follow.
fn their_operations(document: &openapiv3::OpenAPI) -> Option<Operations> {
    let mut operations = Operations::new();
    for (path, item) in document.paths.iter() {
        let item = item.as_item()?;
        for (method, operation) in item.iter() {
            let all = item.parameters.iter().chain(&operation.parameters);
            let mut parameters = Vec::new();
            for parameter in all {
                let parameter = parameter.as_item()?;
                let place = match parameter {
                    openapiv3::Parameter::Query { .. } => "Query",
                    openapiv3::Parameter::Header { .. } => "Header",
                    openapiv3::Parameter::Path { .. } => "Path",
                    openapiv3::Parameter::Cookie { .. } => "Cookie",
                };
                parameters.push(format!("{place} {}", parameter.parameter_data_ref().name));
            }
            parameters.sort();
            // An operation's own parameter holds before its path's.
            parameters.dedup();
            operations.insert((method.to_owned(), path.clone(), parameters));
        }
    }
    Some(operations)
}

#[test]
fn openapiv3_reads_the_same_operations_and_schemas() {
    let mut compared = 0;
    for path in documents() {
        let text = fs::read_to_string(&path).expect("text");
        // Files that documents refer to are none by themselves.
        if tree(&path)
            .as_object()
            .is_none_or(|root| root.get("openapi").is_none())
        {
            continue;
        }
        let Ok(theirs) = serde_yaml::from_str::<openapiv3::OpenAPI>(&text) else {
            continue;
        };
        let Some(operations) = their_operations(&theirs) else {
            continue;
        };
        let ours = ours(&path);
        assert_eq!(our_operations(&ours), operations, "{}", path.display());
        let schemas: Vec<_> = theirs
            .components
            .iter()
            .flat_map(|c| c.schemas.keys())
            .collect();
        let names: Vec<_> = ours
            .components
            .iter()
            .map(|(name, _)| &name.value)
            .collect();
        assert_eq!(names, schemas, "{}", path.display());
        compared += 1;
    }
    assert!(compared >= 5, "only {compared} documents were compared");
}
