//! `x-ms-discriminator-value`: the value by which a definition is told from others that extend the same one, where that
//! is not its name.

use foldhash::HashSet;

use crate::document::{Document, Text};
use crate::schema::{Reference, Schema, SchemaId};

const KEY: &str = "x-ms-discriminator-value";

/// Writes the values into the `mapping` of the discriminators that they are for, as OpenAPI 3 has them.
pub(in super::super) fn add_values(document: &mut Document) {
    let mut found = Vec::new();
    for (name, id) in &document.components {
        let Some(value) = value(document.schema(*id)) else {
            continue;
        };
        for base in bases(document, *id) {
            found.push((base, value.clone(), name.clone(), *id));
        }
    }
    for (base, value, name, id) in found {
        let schema = document.schemas.get_mut(base.index());
        let Some(discriminator) = schema.and_then(|schema| schema.discriminator.as_mut()) else {
            continue;
        };
        let reference = Reference {
            text: name,
            target: Some(id),
        };
        let mapping = &mut discriminator.mapping;
        if !mapping.iter().any(|(known, _)| known.value == value.value) {
            mapping.push((value, reference));
        }
    }
}

fn value(schema: &Schema) -> Option<Text> {
    let found = schema.extensions.iter().find(|it| it.name.value == KEY)?;
    Some(Text {
        value: found.value.as_str()?.to_owned(),
        span: found.value.span,
    })
}

/// The schemas with a discriminator that one is or extends.
fn bases(document: &Document, id: SchemaId) -> Vec<SchemaId> {
    let mut bases = Vec::new();
    let mut seen = HashSet::default();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = document.schema(id);
        if schema.discriminator.is_some() {
            bases.push(id);
        }
        open.extend(schema.reference.iter().filter_map(|it| it.target));
        open.extend(&schema.all_of);
    }
    bases
}
