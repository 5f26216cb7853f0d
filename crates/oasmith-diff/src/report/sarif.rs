//! The changes as SARIF 2.1.0, which code scanning and editors read.

use std::collections::BTreeSet;

use oasmith_spec::fit;
use oasmith_spec::sink::{Json, JsonText};
use oasmith_spec::source::Location;

use crate::accept::Idle;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::head_error::HeadError;
use crate::rules::Rule;

/// A SARIF log with one run.
pub fn sarif(changes: &Changes) -> String {
    sarif_of(&[changes])
}

/// A SARIF log with a run for each document.
pub fn sarif_of(documents: &[&Changes]) -> String {
    let runs = documents.iter().map(|changes| run(changes));
    fit!(
        Json,
        "{{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \
         \"version\": \"2.1.0\",\n  \"runs\": [{}]\n}}\n",
        JsonText::joined(runs, ", ")
    )
    .into_string()
}

fn run(changes: &Changes) -> JsonText {
    let ids: BTreeSet<&str> = changes
        .changes
        .iter()
        .map(|one| one.rule.as_str())
        .collect();
    let rules = ids.iter().filter_map(|id| Rule::by_id(id)).map(rule);
    let index = |id: &str| ids.iter().position(|one| *one == id).unwrap_or(0);
    let results = changes.changes.iter();
    let results = results.map(|change| result(change, index(&change.rule)));
    let errors = changes.errors.iter().map(head_error);
    let idle = changes.idle.iter().map(idle);
    let results = errors.chain(results).chain(idle);
    fit!(
        Json,
        "{{\n    \"tool\": {{\"driver\": {{\"name\": \"oasmith\", \"rules\": [{}]}}}},\n    \
         \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [{}]\n  }}",
        list(rules.collect()),
        list(results.collect())
    )
}

/// An entry of the file of accepted changes that accepts nothing.
fn idle(idle: &Idle) -> JsonText {
    let (entry, what) = idle.explained();
    let message = format!(
        "accepted changes, line {}: the entry for `{}` at {} {what}",
        entry.line, entry.rule, entry.pointer
    );
    fit!(
        Json,
        "{{\"ruleId\": \"accepted-changes\", \"level\": \"warning\", \"message\": {{\"text\": {}}}}}",
        escaped(&message)
    )
}

/// An error of the head. Its code is none of the rules.
fn head_error(error: &HeadError) -> JsonText {
    let mut members = vec![
        fit!(Json, "\"ruleId\": {}", JsonText::of(&error.code)),
        fit!(Json, "\"level\": \"error\""),
        fit!(
            Json,
            "\"message\": {{\"text\": {}}}",
            escaped(&format!("error of the head: {}", error.message))
        ),
    ];
    if let Some(place) = &error.place {
        members.push(fit!(Json, "\"locations\": [{{{}}}]", physical(place)));
    }
    fit!(Json, "{{{}}}", JsonText::joined(members, ", "))
}

fn list(items: Vec<JsonText>) -> JsonText {
    if items.is_empty() {
        JsonText::default()
    } else {
        fit!(
            Json,
            "\n      {}\n    ",
            JsonText::joined(items, ",\n      ")
        )
    }
}

fn rule(rule: &Rule) -> JsonText {
    let page = JsonText::of(&rule.page());
    fit!(
        Json,
        "{{\"id\": {}, \"shortDescription\": {{\"text\": {}}}, \
         \"help\": {{\"text\": {}, \"markdown\": {}}}}}",
        JsonText::of(rule.id),
        JsonText::of(rule.title()),
        page,
        page
    )
}

fn level(change: &Change) -> &'static str {
    match (change.on_messages(), change.rust) {
        _ if change.is_breaking() => "error",
        (Effect::Risk, _) | (_, Bump::Major) => "warning",
        _ => "note",
    }
}

fn result(change: &Change, rule: usize) -> JsonText {
    let mut members = vec![
        fit!(Json, "\"ruleId\": {}", JsonText::of(&change.rule)),
        fit!(Json, "\"ruleIndex\": {}", rule),
        fit!(Json, "\"level\": \"{}\"", level(change)),
        fit!(Json, "\"message\": {{\"text\": {}}}", message(change)),
        fit!(
            Json,
            "\"partialFingerprints\": {{\"oasmith/v1\": {}}}",
            JsonText::of(&change.fingerprint)
        ),
        fit!(
            Json,
            "\"properties\": {{\"send\": \"{}\", \"receive\": \"{}\", \"rust\": \"{}\", \
             \"silent\": {}, \"pointer\": {}}}",
            change.wire.send.as_str(),
            change.wire.receive.as_str(),
            change.rust.as_str(),
            change.silent,
            JsonText::of(&change.pointer)
        ),
    ];
    if let Some(place) = change.head.as_ref().or(change.base.as_ref()) {
        members.push(fit!(Json, "\"locations\": [{{{}}}]", physical(place)));
    }
    if let (Some(base), Some(_)) = (&change.base, &change.head) {
        members.push(fit!(
            Json,
            "\"relatedLocations\": [{{{}, \"message\": {{\"text\": \"in the base\"}}}}]",
            physical(base)
        ));
    }
    if let Some(reason) = &change.accepted {
        members.push(fit!(
            Json,
            "\"suppressions\": [{{\"kind\": \"external\", \"justification\": {}}}]",
            JsonText::of(reason)
        ));
    }
    fit!(Json, "{{{}}}", JsonText::joined(members, ", "))
}

/// The message. `[text](target)` is a link in it (SARIF 2.1.0, section 3.11.6), unless its brackets are
/// escaped. They are only where that could be meant: `Pet.tags[]` is read better.
fn message(change: &Change) -> JsonText {
    let text = change.message.to_string();
    escaped(&match &change.outgrown {
        Some(was) => format!("{text} (was accepted as: {was})"),
        None => text,
    })
}

fn escaped(text: &str) -> JsonText {
    if !text.contains("](") {
        return JsonText::of(text);
    }
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    JsonText::of(&escaped)
}

fn physical(place: &Location) -> JsonText {
    fit!(
        Json,
        "\"physicalLocation\": {{\"artifactLocation\": {{\"uri\": {}}}, \"region\": {{\
         \"startLine\": {}, \"startColumn\": {}, \"endLine\": {}, \"endColumn\": {}}}}}",
        JsonText::of(&uri(&place.file)),
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
