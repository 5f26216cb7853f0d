//! The changes as JSON. `schema/changes.json` in this crate describes it.

use oasmith_spec::fit;
use oasmith_spec::sink::{Json, JsonText};
use oasmith_spec::source::Location;

use crate::accept::Idle;
use crate::change::{Change, Changes, Counts};
use crate::head_error::HeadError;

/// The version of the format. It grows when something is taken away or means something else.
const VERSION: u32 = 1;

/// The changes as one JSON object, indented.
pub fn json(changes: &Changes) -> String {
    report(changes).into_string()
}

fn report(changes: &Changes) -> JsonText {
    let summary = &changes.summary;
    let mut out = fit!(Json, "{{\n  \"version\": {},\n  \"summary\": {{\n", VERSION);
    for (name, value) in [
        ("wire", JsonText::of(summary.wire.as_str())),
        ("rust", JsonText::of(summary.rust.as_str())),
        ("silent", fit!(Json, "{}", summary.silent)),
        ("base_version", JsonText::of(&summary.base_version)),
        ("next_version", JsonText::of(&summary.next_version)),
    ] {
        out.push(&fit!(Json, "    \"{}\": {},\n", name, value));
    }
    let counts = counts(&summary.counts);
    out.push(&fit!(
        Json,
        "    \"counts\": {}\n  }},\n  \"errors\": {},\n  \"idle\": {},\n  \"changes\": [",
        counts,
        objects(changes.errors.iter().map(error)),
        objects(changes.idle.iter().map(idle))
    ));
    for (at, one) in changes.changes.iter().enumerate() {
        let separator = if at == 0 { "\n" } else { ",\n" };
        out.push(&fit!(Json, "{}{}", separator, change(one)));
    }
    if !changes.changes.is_empty() {
        out.push(&"\n  ");
    }
    out.push(&"]\n}\n");
    out
}

/// The same of several documents: one JSON object with a list of them, each with its name.
pub fn json_of(documents: &[(&str, &Changes)]) -> String {
    let documents = documents.iter().map(|(name, changes)| {
        fit!(
            Json,
            "{{\"document\": {}, \"changes\": {}}}",
            JsonText::of(name),
            report(changes)
        )
    });
    let documents = JsonText::joined(documents, ",\n");
    fit!(
        Json,
        "{{\"version\": {}, \"documents\": [{}]}}\n",
        VERSION,
        documents
    )
    .into_string()
}

fn objects(objects: impl Iterator<Item = JsonText>) -> JsonText {
    let lines: Vec<JsonText> = objects.map(|one| fit!(Json, "\n    {}", one)).collect();
    if lines.is_empty() {
        return fit!(Json, "[]");
    }
    fit!(Json, "[{}\n  ]", JsonText::joined(lines, ","))
}

fn error(error: &HeadError) -> JsonText {
    fit!(
        Json,
        "{{\"code\": {}, \"message\": {}, \"help\": {}, \"place\": {}}}",
        JsonText::of(&error.code),
        JsonText::of(&error.message),
        JsonText::of(&error.help),
        place(error.place.as_ref())
    )
}

fn idle(idle: &Idle) -> JsonText {
    let (entry, what) = idle.explained();
    fit!(
        Json,
        "{{\"line\": {}, \"rule\": {}, \"pointer\": {}, \"message\": {}}}",
        entry.line,
        JsonText::of(&entry.rule),
        JsonText::of(&entry.pointer),
        JsonText::of(&what.to_string())
    )
}

fn counts(counts: &Counts) -> JsonText {
    let Counts {
        total,
        breaking,
        risk,
        ok,
        silent,
        major,
        minor,
        patch,
        accepted,
        errors,
        idle,
        off,
    } = *counts;
    let counts = [
        ("total", total),
        ("breaking", breaking),
        ("risk", risk),
        ("ok", ok),
        ("silent", silent),
        ("major", major),
        ("minor", minor),
        ("patch", patch),
        ("accepted", accepted),
        ("errors", errors),
        ("idle", idle),
        ("off", off),
    ];
    let counts = counts.map(|(name, count)| fit!(Json, "\"{}\": {}", name, count));
    fit!(Json, "{{{}}}", JsonText::joined(counts, ", "))
}

fn change(change: &Change) -> JsonText {
    let message = change.message.to_string();
    let help = change.help.as_ref().map(ToString::to_string);
    let members = [
        ("rule", JsonText::of(&change.rule)),
        ("pointer", JsonText::of(&change.pointer)),
        ("operations", list(&change.operations)),
        ("through_models", list(&change.through_models)),
        (
            "wire",
            fit!(
                Json,
                "{{\"send\": \"{}\", \"receive\": \"{}\"}}",
                change.wire.send.as_str(),
                change.wire.receive.as_str()
            ),
        ),
        ("level", JsonText::of(change.worst().as_str())),
        (
            "level_reason",
            optional(
                change
                    .level
                    .as_ref()
                    .map(|given| given.reason.to_string())
                    .as_deref(),
            ),
        ),
        ("rust", JsonText::of(change.rust.as_str())),
        ("silent", fit!(Json, "{}", change.silent)),
        ("base", place(change.base.as_ref())),
        ("head", place(change.head.as_ref())),
        ("message", JsonText::of(&message)),
        ("help", optional(help.as_deref())),
        ("before", signatures(&change.before)),
        ("after", signatures(&change.after)),
        ("fingerprint", JsonText::of(&change.fingerprint)),
        ("accepted", optional(change.accepted.as_deref())),
        (
            "accepted_as",
            optional(change.outgrown.as_ref().map(ToString::to_string).as_deref()),
        ),
    ];
    let lines = members.map(|(name, value)| fit!(Json, "      \"{}\": {}", name, value));
    fit!(Json, "    {{\n{}\n    }}", JsonText::joined(lines, ",\n"))
}

fn optional(text: Option<&str>) -> JsonText {
    text.map_or_else(|| fit!(Json, "null"), JsonText::of)
}

fn list(texts: &[String]) -> JsonText {
    let texts = texts.iter().map(|text| JsonText::of(text));
    fit!(Json, "[{}]", JsonText::joined(texts, ", "))
}

/// The signatures of one side as one text, a line each; null where there are none.
fn signatures(lines: &[String]) -> JsonText {
    let text = (!lines.is_empty()).then(|| lines.join("\n"));
    optional(text.as_deref())
}

fn place(place: Option<&Location>) -> JsonText {
    let Some(place) = place else {
        return fit!(Json, "null");
    };
    fit!(
        Json,
        "{{\"file\": {}, \"line\": {}, \"column\": {}, \"endLine\": {}, \"endColumn\": {}}}",
        JsonText::of(&place.file),
        place.line,
        place.column,
        place.end_line,
        place.end_column
    )
}
