//! The changes as SARIF 2.1.0, which code scanning and editors read.

use std::collections::BTreeSet;

use oasmith_spec::source::Location;

use super::escape::json as string;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::rules::Rule;

/// A SARIF log with one run.
pub fn sarif(changes: &Changes) -> String {
    let ids: BTreeSet<&str> = changes
        .changes
        .iter()
        .map(|one| one.rule.as_str())
        .collect();
    let rules: Vec<String> = ids
        .iter()
        .filter_map(|id| Rule::by_id(id))
        .map(rule)
        .collect();
    let index = |id: &str| ids.iter().position(|one| *one == id).unwrap_or(0);
    let results: Vec<String> = changes
        .changes
        .iter()
        .map(|change| result(change, index(&change.rule)))
        .collect();
    format!(
        "{{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \
         \"version\": \"2.1.0\",\n  \"runs\": [{{\n    \
         \"tool\": {{\"driver\": {{\"name\": \"oasmith\", \"rules\": [{}]}}}},\n    \
         \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [{}]\n  }}]\n}}\n",
        list(&rules),
        list(&results)
    )
}

fn list(items: &[String]) -> String {
    if items.is_empty() {
        String::new()
    } else {
        format!("\n      {}\n    ", items.join(",\n      "))
    }
}

fn rule(rule: &Rule) -> String {
    let page = string(&rule.page());
    format!(
        "{{\"id\": {}, \"shortDescription\": {{\"text\": {}}}, \
         \"help\": {{\"text\": {page}, \"markdown\": {page}}}}}",
        string(rule.id),
        string(rule.title())
    )
}

fn level(change: &Change) -> &'static str {
    match (change.wire.worst(), change.rust) {
        (Effect::Breaking, _) => "error",
        (Effect::Risk, _) | (_, Bump::Major) => "warning",
        _ => "note",
    }
}

fn result(change: &Change, rule: usize) -> String {
    let mut members = vec![
        format!("\"ruleId\": {}", string(&change.rule)),
        format!("\"ruleIndex\": {rule}"),
        format!("\"level\": \"{}\"", level(change)),
        format!("\"message\": {{\"text\": {}}}", string(&change.message)),
        format!(
            "\"partialFingerprints\": {{\"oasmith/v1\": {}}}",
            string(&change.fingerprint)
        ),
        format!(
            "\"properties\": {{\"send\": \"{}\", \"receive\": \"{}\", \"rust\": \"{}\", \
             \"silent\": {}, \"pointer\": {}}}",
            change.wire.send.as_str(),
            change.wire.receive.as_str(),
            change.rust.as_str(),
            change.silent,
            string(&change.pointer)
        ),
    ];
    if let Some(place) = change.head.as_ref().or(change.base.as_ref()) {
        members.push(format!("\"locations\": [{{{}}}]", physical(place)));
    }
    if let (Some(base), Some(_)) = (&change.base, &change.head) {
        members.push(format!(
            "\"relatedLocations\": [{{{}, \"message\": {{\"text\": \"in the base\"}}}}]",
            physical(base)
        ));
    }
    if let Some(reason) = &change.accepted {
        members.push(format!(
            "\"suppressions\": [{{\"kind\": \"external\", \"justification\": {}}}]",
            string(reason)
        ));
    }
    format!("{{{}}}", members.join(", "))
}

fn physical(place: &Location) -> String {
    format!(
        "\"physicalLocation\": {{\"artifactLocation\": {{\"uri\": {}}}, \"region\": {{\
         \"startLine\": {}, \"startColumn\": {}, \"endLine\": {}, \"endColumn\": {}}}}}",
        string(&uri(&place.file)),
        place.line,
        place.column,
        place.end_line,
        place.end_column
    )
}

/// A path as a relative reference (RFC 3986): with slashes, other characters escaped.
fn uri(file: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut out = String::new();
    for byte in file.bytes() {
        match byte {
            b'\\' => out.push('/'),
            byte if plain(byte) => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
