//! Diagnostics as programs read them.

use serde_json::{Value, json};

use super::words;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::fit;
use crate::sink::{Json, JsonText};
use crate::source::{Sources, Span};

/// All diagnostics, in their order, as a JSON array.
///
/// Each is an object with `code`, `level` (`error`, `warning` or `note`), `message`, `file`, `line`,
/// `column`, `endLine`, `endColumn` (from 1, columns in characters, the end exclusive; null where
/// there is no place), `label`, `related` (objects with a place and a label), `consequence`, `help` and
/// `lenient` (how `--lenient` reads an error; null where there is none). More members may come; these
/// stay.
pub fn render_json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let all = diagnostics.iter().map(|one| object(one, sources));
    let text = JsonText::value(&Value::Array(all.collect()));
    fit!(Json, "{}\n", text).into_string()
}

fn object(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let related = diagnostic
        .related
        .iter()
        .map(|(span, label)| place(Some(*span), label, sources));
    let related = Value::Array(related.collect());
    let mut object = place(diagnostic.span, &diagnostic.label, sources);
    object["code"] = json!(diagnostic.code.name());
    object["level"] = json!(match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    });
    object["message"] = json!(diagnostic.message);
    object["related"] = related;
    object["consequence"] = json!(words::consequence(diagnostic));
    object["help"] = json!(words::help(diagnostic));
    object["lenient"] = json!(words::lenient(diagnostic));
    object
}

fn place(span: Option<Span>, label: &str, sources: &Sources) -> Value {
    let place = span.map(|span| sources.locate(span));
    let place = place.as_ref();
    json!({
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "endLine": place.map(|place| place.end_line),
        "endColumn": place.map(|place| place.end_column),
        "label": label,
    })
}
