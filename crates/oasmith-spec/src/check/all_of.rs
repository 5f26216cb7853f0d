//! `closed-all-of`: a branch of `allOf` forbids what its siblings declare, so that by the letter no
//! value with such a member is valid (JSON Schema core, section 10.3.2.3).

use foldhash::HashSet;

use super::members::{Through, declared, is_closed, target};
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::schema::{Schema, SchemaId};

/// How many names a message lists.
const SHOWN: usize = 3;

/// Reports closed branches beside members that they don't know, once for each `allOf`.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let schemas = &document.schemas;
    for (index, schema) in schemas.iter().enumerate() {
        if schema.all_of.is_empty() {
            continue;
        }
        let whole = SchemaId(u32::try_from(index).unwrap_or(u32::MAX));
        check_branches(schemas, schema, whole, diagnostics);
        if is_closed(schemas, schema) {
            report_whole(schema, schemas, whole, diagnostics);
        }
    }
}

fn check_branches(
    schemas: &[Schema],
    schema: &Schema,
    whole: SchemaId,
    diagnostics: &mut Diagnostics,
) {
    let closed: Vec<SchemaId> = schema
        .all_of
        .iter()
        .copied()
        .filter(|id| target(schemas, *id).is_some_and(|branch| is_closed(schemas, branch)))
        .collect();
    if closed.is_empty() {
        return;
    }
    let Some(all) = declared(schemas, [whole], Through::Always) else {
        return;
    };
    let faults: Vec<(&Schema, Vec<&str>)> = closed
        .into_iter()
        .filter_map(|branch| {
            let own = declared(schemas, [branch], Through::Always)?;
            Some((schemas.get(branch.index())?, unknown(&all, &own)))
        })
        .filter(|(_, unknown)| !unknown.is_empty())
        .collect();
    if let [(branch, unknown), others @ ..] = faults.as_slice() {
        report(branch, unknown, others, diagnostics);
    }
}

fn unknown<'d>(all: &HashSet<&'d str>, own: &HashSet<&'d str>) -> Vec<&'d str> {
    let mut names: Vec<&str> = all.difference(own).copied().collect();
    names.sort_unstable();
    names
}

fn report(
    branch: &Schema,
    unknown: &[&str],
    others: &[(&Schema, Vec<&str>)],
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "this branch of `allOf` allows only its own properties, but other branches declare {}",
        list(unknown)
    );
    let place = branch.place_of("additionalProperties");
    let found = diagnostics.report(Code::CLOSED_ALL_OF, place, message);
    found.label("forbids other properties");
    for (other, unknown) in others {
        found.related(
            other.place_of("additionalProperties"),
            format!("this one too; it does not declare {}", list(unknown)),
        );
    }
    add_advice(found);
}

fn report_whole(
    schema: &Schema,
    schemas: &[Schema],
    whole: SchemaId,
    diagnostics: &mut Diagnostics,
) {
    let own: HashSet<&str> = schema
        .properties
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    let Some(all) = declared(schemas, [whole], Through::Always) else {
        return;
    };
    let unknown = unknown(&all, &own);
    let Some(others) = schema
        .additional_properties
        .and_then(|id| schemas.get(id.index()))
    else {
        return;
    };
    if unknown.is_empty() {
        return;
    }
    let message = format!(
        "only properties declared beside this are allowed, but the `allOf` declares {}",
        list(&unknown)
    );
    let found = diagnostics.report(Code::CLOSED_ALL_OF, others.span, message);
    found.label("does not see into `allOf`");
    found.related(schema.span, "the schema with the `allOf`");
    add_advice(found);
}

fn add_advice(found: &mut crate::diagnostic::Diagnostic) {
    found
        .consequence("the branches are merged into one type, which allows other properties")
        .help("remove `additionalProperties: false`, and write `unevaluatedProperties: false` beside the `allOf`");
}

fn list(names: &[&str]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    match names.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}
