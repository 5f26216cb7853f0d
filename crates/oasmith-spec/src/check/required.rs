//! `undeclared-required`: a member that must be there, and that nothing describes.

use foldhash::HashSet;

use super::members::{Through, branches, declared};
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};
use crate::schema::{Schema, SchemaId};
use crate::suggest;

/// Up to this many names of one schema are compared with those that it declares.
const FEW: usize = 20;

/// Reports names in `required` that are not declared, where the schema declares members at all and
/// says nothing about others.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let schemas = &document.schemas;
    let parents = parents(schemas);
    for (index, schema) in schemas.iter().enumerate() {
        if schema.properties.is_empty() || describes_others(schemas, schema) {
            continue;
        }
        let own: HashSet<&str> = schema
            .properties
            .iter()
            .map(|(name, _)| name.value.as_str())
            .collect();
        let missing: Vec<&Text> = schema
            .required
            .iter()
            .filter(|name| !own.contains(name.value.as_str()))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let around = around(&parents, index);
        let Some(known) = declared(schemas, around, Through::Maybe) else {
            continue;
        };
        let few = missing.len() <= FEW;
        for name in missing {
            if !known.contains(name.value.as_str()) {
                report(name, few, &own, diagnostics);
            }
        }
    }
}

fn report(name: &Text, few: bool, own: &HashSet<&str>, diagnostics: &mut Diagnostics) {
    let nearest = || {
        let mut candidates: Vec<&str> = own.iter().copied().collect();
        candidates.sort_unstable();
        suggest::nearest(&name.value, candidates.into_iter())
    };
    let help = match few.then(nearest).flatten() {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!(
            "declare `{}` in `properties`, or remove it of `required`",
            name.value
        ),
    };
    let message = format!("`{}` is required, but not declared", name.value);
    diagnostics
        .report(Code::UNDECLARED_REQUIRED, name.span, message)
        .label("not in `properties`")
        .consequence(format!(
            "`{}` has any JSON type, is required where it is sent and may be absent where it is received",
            name.value
        ))
        .help(help);
}

/// Whether something is said about members that are not declared by name.
fn describes_others(schemas: &[Schema], schema: &Schema) -> bool {
    let others = [schema.additional_properties, schema.unevaluated_properties];
    !schema.pattern_properties.is_empty()
        || others
            .into_iter()
            .flatten()
            .filter_map(|id| schemas.get(id.index()))
            .any(|others| others.boolean.is_none())
}

/// For each branch of an `allOf`, `anyOf` and so on, the schema that it is a branch of.
fn parents(schemas: &[Schema]) -> Vec<Option<SchemaId>> {
    let mut parents = vec![None; schemas.len()];
    for (index, schema) in schemas.iter().enumerate() {
        let parent = SchemaId(u32::try_from(index).unwrap_or(u32::MAX));
        for branch in schema.all_of.iter().copied().chain(branches(schema)) {
            if let Some(slot) = parents.get_mut(branch.index()) {
                *slot = Some(parent);
            }
        }
    }
    parents
}

/// A schema and those that it is a branch of.
fn around(parents: &[Option<SchemaId>], index: usize) -> Vec<SchemaId> {
    let mut around = vec![SchemaId(u32::try_from(index).unwrap_or(u32::MAX))];
    // Deeper than any document nests.
    for _ in 0..crate::parse::MAX_DEPTH {
        let parent = around
            .last()
            .and_then(|last| parents.get(last.index()).copied().flatten());
        match parent {
            Some(parent) => around.push(parent),
            None => break,
        }
    }
    around
}
