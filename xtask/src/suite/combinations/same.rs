//! A permuted document, and one with something unrelated in it: both have the names of the first.

use std::path::Path;

use oasmith_codegen::pipeline::{Overrides, Request};
use oasmith_diff::report;
use oasmith_diff::side::Side;
use serde_json::{Value, json};

use super::client::Client;
use super::order::{self, Shuffled};
use super::trial::Finding;
use crate::instead::Instead;

/// What changes with the order, or with an addition.
pub(super) fn check(document: &Value, text: &str, client: &Client, seed: u64) -> Vec<Finding> {
    let permuted = order::text(document, Shuffled::Lists, seed + 1);
    let mut findings = Vec::from_iter(renamed(client, &permuted, "order", "in another order"));
    let permuted = order::text(document, Shuffled::AllButArguments, seed + 1);
    findings.extend(difference(text, &permuted));
    let more = order::text(&with_more(document), Shuffled::Members, seed);
    findings.extend(renamed(
        client,
        &more,
        "addition",
        "beside something unrelated",
    ));
    findings
}

/// The first name of a client that is another one in the client of another document, which should have all of them.
fn renamed(client: &Client, other: &str, kind: &str, when: &str) -> Option<Finding> {
    let others = match Client::generate(other) {
        Err(shown) => return Some(Finding::new(format!("{kind}: refused"), shown)),
        Ok(other) => other.names(),
    };
    let names = client.names();
    let (of, name) = names
        .iter()
        .find(|(of, name)| others.get(*of) != Some(name))?;
    let what = format!("{of} is {name}, and {when} {:?}", others.get(of));
    Some(Finding::new(format!("{kind}: names"), what))
}

/// The document with a component and an operation that have nothing in common with the others.
fn with_more(document: &Value) -> Value {
    let mut more = document.clone();
    more["components"]["schemas"]["Zebra9"] = json!({
        "type": "object",
        "properties": {"stripes9": {"type": "string", "enum": ["thin9", "wide9"]}}
    });
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Zebra9"}}});
    more["paths"]["/zebras9"] = json!({"get": {
        "operationId": "zebra9",
        "tags": ["zoo9"],
        "responses": {"200": {"description": "One.", "content": content}}
    }});
    more
}

/// What the diff says of two orders of one document, where it is anything.
fn difference(base: &str, head: &str) -> Option<Finding> {
    let (Some(base), Some(head)) = (side(base), side(head)) else {
        return Some(Finding::new("diff", "the document can't be compared"));
    };
    let changes = oasmith_diff::compare(&base, &head);
    let first = changes.changes.first()?;
    let report: Value = serde_json::from_str(&report::json(&changes)).unwrap_or_default();
    let what = format!(
        "{}: {}: {} instead of {}",
        first.pointer,
        report["changes"][0]["message"],
        first.after.join(", "),
        first.before.join(", ")
    );
    Some(Finding::new(format!("order: diff: {}", first.rule), what))
}

fn side(text: &str) -> Option<Side> {
    let path = Path::new("document.json");
    let loader = Instead {
        path,
        bytes: text.as_bytes(),
    };
    let request = Request {
        spec: path.to_owned(),
        overrides: Overrides::default(),
        ..Request::default()
    };
    Side::read(&request, &loader).ok()
}
