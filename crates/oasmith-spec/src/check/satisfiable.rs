//! `unsatisfiable`: what no value can meet, as far as one schema alone shows it.

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::schema::{Bounds, JsonType, Schema};

/// Reports choices among nothing, and limits that cross.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    for schema in &document.schemas {
        for (keyword, branches) in [("anyOf", &schema.any_of), ("oneOf", &schema.one_of)] {
            if branches.as_ref().is_some_and(Vec::is_empty) {
                let message = format!("`{keyword}` has no branches, so that no value is valid");
                report(
                    schema,
                    keyword,
                    message,
                    "a choice among nothing",
                    diagnostics,
                )
                .consequence(format!("the empty `{keyword}` is ignored"))
                .help("list its branches, or remove it");
            }
        }
        if schema.enumeration.as_ref().is_some_and(Vec::is_empty) {
            let message = "`enum` lists no values, so that none is valid".to_owned();
            report(
                schema,
                "enum",
                message,
                "an empty list of values",
                diagnostics,
            )
            .consequence("what the type allows is accepted")
            .help("list its values, or remove it");
        }
        report_crossing(schema, diagnostics);
    }
}

fn report_crossing(schema: &Schema, diagnostics: &mut Diagnostics) {
    let whole = schema.types.contains(JsonType::Integer) && schema.types.len() == 1;
    let Some((least, most)) = crossing(&schema.bounds, whole) else {
        return;
    };
    let message = format!("nothing is between `{least}` and `{most}`, so that no value is valid");
    report(schema, least, message, "limits that cross", diagnostics)
        .related(schema.place_of(most), "the other one")
        .consequence("responses are still read, but no request with such a value passes validation")
        .help("correct one of the two");
}

fn report<'d>(
    schema: &Schema,
    keyword: &str,
    message: String,
    label: &str,
    diagnostics: &'d mut Diagnostics,
) -> &'d mut crate::diagnostic::Diagnostic {
    diagnostics
        .report(Code::UNSATISFIABLE, schema.place_of(keyword), message)
        .label(label)
}

fn crossing(bounds: &Bounds, whole: bool) -> Option<(&'static str, &'static str)> {
    let counts = [
        (
            bounds.min_length,
            bounds.max_length,
            ("minLength", "maxLength"),
        ),
        (bounds.min_items, bounds.max_items, ("minItems", "maxItems")),
        (
            bounds.min_properties,
            bounds.max_properties,
            ("minProperties", "maxProperties"),
        ),
        (
            bounds.min_contains,
            bounds.max_contains,
            ("minContains", "maxContains"),
        ),
    ];
    let crossed = counts.into_iter().find(
        |(least, most, _)| matches!((least, most), (Some(least), Some(most)) if least > most),
    );
    if let Some((_, _, names)) = crossed {
        return Some(names);
    }
    let (least, most) = (bounds.minimum.as_ref()?, bounds.maximum.as_ref()?);
    least
        .excludes(most, whole)
        .then_some(("minimum", "maximum"))
}
