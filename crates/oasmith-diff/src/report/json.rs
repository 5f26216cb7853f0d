//! The changes as JSON. `schema/changes.json` in this crate describes it.

use oasmith_spec::source::Location;

use super::escape;
use crate::change::{Change, Changes, Counts};

/// The version of the format. It grows when something is taken away or means something else.
const VERSION: u32 = 1;

/// The changes as one JSON object, indented.
pub fn json(changes: &Changes) -> String {
    let summary = &changes.summary;
    let mut out = format!("{{\n  \"version\": {VERSION},\n  \"summary\": {{\n");
    let member = |name: &str, value: String| format!("    \"{name}\": {value},\n");
    out.push_str(&member("wire", escape::json(summary.wire.as_str())));
    out.push_str(&member("rust", escape::json(summary.rust.as_str())));
    out.push_str(&member("silent", summary.silent.to_string()));
    out.push_str(&member("base_version", escape::json(&summary.base_version)));
    out.push_str(&member("next_version", escape::json(&summary.next_version)));
    out.push_str(&format!(
        "    \"counts\": {}\n  }},\n",
        counts(&summary.counts)
    ));
    out.push_str("  \"changes\": [");
    for (at, one) in changes.changes.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&change(one));
    }
    if !changes.changes.is_empty() {
        out.push_str("\n  ");
    }
    out.push_str("]\n}\n");
    out
}

fn counts(counts: &Counts) -> String {
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
    } = counts;
    format!(
        "{{\"total\": {total}, \"breaking\": {breaking}, \"risk\": {risk}, \"ok\": {ok}, \
         \"silent\": {silent}, \"major\": {major}, \"minor\": {minor}, \"patch\": {patch}, \
         \"accepted\": {accepted}}}"
    )
}

fn change(change: &Change) -> String {
    let text = |value: &str| escape::json(value);
    let optional =
        |value: &Option<String>| value.as_deref().map_or_else(|| "null".to_owned(), text);
    let members = [
        ("rule", text(&change.rule)),
        ("pointer", text(&change.pointer)),
        ("operations", list(&change.operations)),
        ("through_models", list(&change.through_models)),
        (
            "wire",
            format!(
                "{{\"send\": \"{}\", \"receive\": \"{}\"}}",
                change.wire.send.as_str(),
                change.wire.receive.as_str()
            ),
        ),
        ("rust", text(change.rust.as_str())),
        ("silent", change.silent.to_string()),
        ("base", place(change.base.as_ref())),
        ("head", place(change.head.as_ref())),
        ("message", text(&change.message)),
        ("help", optional(&change.help)),
        ("before", signatures(&change.before)),
        ("after", signatures(&change.after)),
        ("fingerprint", text(&change.fingerprint)),
        ("accepted", optional(&change.accepted)),
    ];
    let lines: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("      \"{name}\": {value}"))
        .collect();
    format!("    {{\n{}\n    }}", lines.join(",\n"))
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| escape::json(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// The signatures of one side as one text, a line each; null where there are none.
fn signatures(lines: &[String]) -> String {
    if lines.is_empty() {
        "null".to_owned()
    } else {
        escape::json(&lines.join("\n"))
    }
}

fn place(place: Option<&Location>) -> String {
    place.map_or_else(
        || "null".to_owned(),
        |place| {
            format!(
                "{{\"file\": {}, \"line\": {}, \"column\": {}, \"endLine\": {}, \"endColumn\": {}}}",
                escape::json(&place.file),
                place.line,
                place.column,
                place.end_line,
                place.end_column
            )
        },
    )
}
