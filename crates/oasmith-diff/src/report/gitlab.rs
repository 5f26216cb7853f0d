//! The changes as GitLab's code quality report: issues as Code Climate's specification has them, those fields that
//! GitLab reads.

use oasmith_spec::fit;
use oasmith_spec::sink::{Json, JsonText};
use oasmith_spec::source::Location;

use super::section::Section;
use crate::change::{Change, Changes};
use crate::fingerprint;

/// A JSON array of issues: errors of the head, then the gravest changes first. What was accepted is left out.
pub fn gitlab(changes: &Changes) -> String {
    let errors = changes.errors.iter().map(|error| {
        let place = error.place.as_ref();
        let file = place.map_or("", |place| place.file.as_str());
        let line = place.map_or(0, |place| place.line).to_string();
        let print = fingerprint::of([error.code.as_str(), file, &line, &error.message]);
        let message = format!("error of the head: {}", error.message);
        issue(&error.code, &message, "blocker", &print, place)
    });
    let sections = Section::ALL.into_iter();
    let open = sections.filter(|section| *section != Section::Accepted);
    let found = open.flat_map(|section| {
        let changes = section.changes(changes).into_iter();
        changes.map(move |change| of_change(change, severity(section)))
    });
    let issues: Vec<JsonText> = errors.chain(found).collect();
    if issues.is_empty() {
        return "[]\n".to_owned();
    }
    let issues = JsonText::joined(issues, ",\n  ");
    fit!(Json, "[\n  {}\n]\n", issues).into_string()
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

fn of_change(change: &Change, severity: &'static str) -> JsonText {
    let place = change.head.as_ref().or(change.base.as_ref());
    let message = change.message.to_string();
    issue(&change.rule, &message, severity, &change.fingerprint, place)
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
