//! The changes as GitLab's code quality report: issues as Code Climate's specification has them, those fields that
//! GitLab reads.

use oasmith_spec::fit;
use oasmith_spec::sink::{Json, JsonText};
use oasmith_spec::source::Location;

use super::section::Section;
use crate::change::{Change, Changes};
use crate::fingerprint;

/// A JSON array of issues: errors of the head, then the gravest changes first. Accepted
/// changes are left out; entries that accept nothing come last.
pub fn gitlab(changes: &Changes) -> String {
    array(issues(changes, None))
}

/// The same of several documents, each with its name, by which the same change in two of them is two issues.
pub fn gitlab_of(documents: &[(&str, &Changes)]) -> String {
    let all = documents.iter();
    let all = all.flat_map(|(name, changes)| issues(changes, Some(name)));
    array(all.collect())
}

fn array(issues: Vec<JsonText>) -> String {
    if issues.is_empty() {
        return "[]\n".to_owned();
    }
    let issues = JsonText::joined(issues, ",\n  ");
    fit!(Json, "[\n  {}\n]\n", issues).into_string()
}

fn issues(changes: &Changes, document: Option<&str>) -> Vec<JsonText> {
    let print = |print: &str| match document {
        Some(name) => fingerprint::of([print, name]),
        None => print.to_owned(),
    };
    let errors = changes.errors.iter().map(|error| {
        let place = error.place.as_ref();
        let file = place.map_or("", |place| place.file.as_str());
        let line = place.map_or(0, |place| place.line).to_string();
        let own = fingerprint::of([error.code.as_str(), file, &line, &error.message]);
        let message = format!("error of the head: {}", error.message);
        issue(&error.code, &message, "blocker", &print(&own), place)
    });
    let sections = Section::ALL.into_iter();
    let open = sections.filter(|section| *section != Section::Accepted);
    let found = open.flat_map(|section| {
        let found = section.changes(changes).into_iter();
        let of = |change| of_change(change, severity(section), &print(&change.fingerprint));
        found.map(of).collect::<Vec<_>>()
    });
    let idle = changes.idle.iter().map(|idle| {
        let (entry, what) = idle.explained();
        let own = fingerprint::of([entry.rule.as_str(), &entry.pointer, &entry.fingerprint]);
        let message = format!(
            "accepted changes, line {}: the entry for `{}` at {} {what}",
            entry.line, entry.rule, entry.pointer
        );
        let place = document_place(changes);
        issue("accepted-changes", &message, "minor", &print(&own), place)
    });
    errors.chain(found).chain(idle).collect()
}

/// A place in the head, for what has none of its own.
fn document_place(changes: &Changes) -> Option<&Location> {
    let mut all = changes.changes.iter();
    all.find_map(|change| change.head.as_ref())
}

fn severity(section: Section) -> &'static str {
    match section {
        Section::Silent => "blocker",
        Section::Breaking => "critical",
        Section::Rust => "major",
        Section::Risk => "minor",
        Section::Accepted | Section::Other => "info",
    }
}

fn of_change(change: &Change, severity: &'static str, print: &str) -> JsonText {
    let place = change.head.as_ref().or(change.base.as_ref());
    let message = change.message.to_string();
    issue(&change.rule, &message, severity, print, place)
}

fn issue(
    name: &str,
    message: &str,
    severity: &'static str,
    fingerprint: &str,
    place: Option<&Location>,
) -> JsonText {
    let file = place.map_or("", |place| place.file.as_str());
    let file = file.strip_prefix("./").unwrap_or(file);
    fit!(
        Json,
        "{{\"type\": \"issue\", \"check_name\": {}, \"description\": {}, \"severity\": \"{}\", \
         \"fingerprint\": {}, \"location\": {{\"path\": {}, \"lines\": {{\"begin\": {}}}}}}}",
        JsonText::of(name),
        JsonText::of(message),
        severity,
        JsonText::of(fingerprint),
        JsonText::of(file),
        place.map_or(1, |place| place.line)
    )
}
