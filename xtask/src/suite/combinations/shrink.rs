//! A document that fails, made smaller as long as it fails in the same way.

use std::path::Path;

use serde_json::{Value, json};

use super::trial::{Finding, Trial};
use crate::Result;

/// How many smaller documents are compiled at a time, and how many times at most.
const AT_A_TIME: usize = 12;
const ROUNDS: usize = 16;

/// A smaller document with a finding of this kind, and the finding.
pub(super) fn shrink(
    work: &Path,
    trial: &Trial,
    kind: &str,
    seed: u64,
) -> Result<Option<(Value, Finding)>> {
    let work = work.join("shrink");
    let mut smallest = trial.document.clone();
    let mut found = None;
    for _ in 0..ROUNDS {
        let mut smaller = candidates(&smallest);
        smaller.sort_by_key(|document| document.to_string().len());
        let mut next = None;
        for some in smaller.chunks(AT_A_TIME) {
            next = first_failing(&work, some, kind, seed)?;
            if next.is_some() {
                break;
            }
        }
        let Some((document, finding)) = next else {
            break;
        };
        smallest = document;
        found = Some(finding);
    }
    Ok(found.map(|finding| (smallest, finding)))
}

/// The first of the documents that has a finding of the kind.
fn first_failing(
    work: &Path,
    documents: &[Value],
    kind: &str,
    seed: u64,
) -> Result<Option<(Value, Finding)>> {
    let mut trials = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        // What is no schema any more is no smaller document.
        if let Ok(trial) = Trial::new(format!("d{at}"), document.clone(), seed) {
            trials.push(trial);
        }
    }
    let has_it = |trial: &Trial| trial.findings.iter().any(|it| it.kind == kind);
    if !trials.iter().any(has_it) && needs_compiler(kind) {
        super::compile(work, &mut trials)?;
    }
    let failing = trials.into_iter().find(has_it);
    Ok(failing.and_then(|trial| {
        let finding = trial.findings.into_iter().find(|it| it.kind == kind)?;
        Some((trial.document, finding))
    }))
}

/// Whether a kind of finding shows only in compiled code.
fn needs_compiler(kind: &str) -> bool {
    !["refused", "order:", "addition:"]
        .iter()
        .any(|start| kind.starts_with(start))
}

/// The document with one component, and what that needs.
fn alone(document: &Value, component: &str) -> Value {
    let mut wanted = vec![component.to_owned()];
    let mut at = 0;
    while let Some(name) = wanted.get(at).cloned() {
        let text = document["components"]["schemas"][&name].to_string();
        for rest in text.split("#/components/schemas/").skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            if !wanted.iter().any(|it| it == name) {
                wanted.push(name.to_owned());
            }
        }
        at += 1;
    }
    let mut document = document.clone();
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        schemas.retain(|name, _| wanted.contains(name));
    }
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        paths.retain(|_, item| body_of(item) == Some(component));
    }
    document
}

/// The component that a path's operation has as its body.
fn body_of(item: &Value) -> Option<&str> {
    let schema = &item["post"]["requestBody"]["content"]["application/json"]["schema"];
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// All documents that have one thing less.
fn candidates(document: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for component in document["components"]["schemas"]
        .as_object()
        .into_iter()
        .flatten()
    {
        let alone = alone(document, component.0);
        if alone != *document {
            all.push(alone);
        }
    }
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let mut without = document.clone();
        if let Some(paths) = without["paths"].as_object_mut() {
            paths.remove(path);
        }
        let component = body_of(item);
        if let (Some(component), Some(schemas)) =
            (component, without["components"]["schemas"].as_object_mut())
        {
            schemas.remove(component);
        }
        all.push(without);
    }
    for at in ["/components/schemas", "/paths"] {
        if let Some(part) = document.pointer(at) {
            let depth = if at == "/paths" { 2 } else { 1 };
            for smaller in inside(part, depth) {
                let mut changed = document.clone();
                if let Some(place) = changed.pointer_mut(at) {
                    *place = smaller;
                }
                all.push(changed);
            }
        }
    }
    all
}

/// All values with one thing less. At the first levels nothing is left out: those are names.
fn inside(value: &Value, names: usize) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if names == 0 {
                    let mut without = members.clone();
                    without.remove(name);
                    all.push(Value::Object(without));
                    if member.is_object() {
                        // What stands inside, in the place of all this.
                        all.push(member.clone());
                    }
                }
                for smaller in inside(member, names.saturating_sub(1)) {
                    let mut changed = members.clone();
                    changed.insert(name.clone(), smaller);
                    all.push(Value::Object(changed));
                }
            }
            if names == 0 && members.len() > 1 {
                all.push(json!({"type": "string"}));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let mut without = items.clone();
                without.remove(at);
                all.push(Value::Array(without));
                if item.is_object() {
                    all.push(item.clone());
                }
                for smaller in inside(item, 0) {
                    let mut changed = items.clone();
                    if let Some(place) = changed.get_mut(at) {
                        *place = smaller;
                    }
                    all.push(Value::Array(changed));
                }
            }
        }
        _ => {}
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_candidate_is_smaller_or_a_string() {
        let document = json!({
            "paths": {"/a": {"post": {"operationId": "a"}}},
            "components": {"schemas": {"A": {"type": "object", "properties": {"b": {"type": "integer"}}}}}
        });
        let all = candidates(&document);
        let schemas: Vec<String> = all
            .iter()
            .map(|it| it["components"]["schemas"]["A"].to_string())
            .collect();
        assert!(schemas.contains(&r#"{"properties":{"b":{"type":"integer"}}}"#.to_owned()));
        assert!(schemas.contains(&r#"{"properties":{},"type":"object"}"#.to_owned()));
        assert!(
            schemas.contains(&r#"{"type":"integer"}"#.to_owned())
                || schemas.contains(&r#"{"b":{"type":"integer"}}"#.to_owned())
        );
        assert!(all.iter().any(|it| it["paths"] == json!({})));
    }
}
