//! Schemas that have a name though they are no components of the document: in files that it refers to,
//! and below `$defs`.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use foldhash::{HashMap, HashSet};

use crate::document::Text;
use crate::json_pointer::tokens;
use crate::schema::{Schema, SchemaId};

/// The keywords whose entries are schemas under names of their own (JSON Schema core, section 8.2.4; the second
/// is the older one).
const DEFINITIONS: [&str; 2] = ["$defs", "definitions"];

/// What stands below one of these has no name of its own.
const NAMELESS: [&str; 20] = [
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "items",
    "prefixItems",
    "contains",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "paths",
    "webhooks",
    "content",
    "parameters",
    "schema",
];

/// Adds what is referred to by a name to the components: `Pet` of `pets.yaml#/definitions/Pet` or of the
/// whole file `pet.yaml`, `Pet.Tag` of `#/components/schemas/Pet/$defs/Tag`. A name that is taken, or that
/// several have, gets that of the file in front (`pets.Pet`). What a component is nothing but a reference to
/// goes by that component's name; and within the document, what is no more than a text, a number or a list is
/// left to where it is used.
pub(super) fn add(components: &mut Vec<(Text, SchemaId)>, schemas: &[Schema]) {
    let known: HashSet<SchemaId> = components.iter().map(|(_, id)| *id).collect();
    let claimed: HashSet<SchemaId> = components
        .iter()
        .filter_map(|(_, id)| target(schemas.get(id.index())?))
        .collect();
    let mut seen = HashSet::default();
    let mut found: Vec<(Name, SchemaId)> = Vec::new();
    for id in schemas.iter().flat_map(targets) {
        if !known.contains(&id)
            && !claimed.contains(&id)
            && seen.insert(id)
            && let Some(schema) = schemas.get(id.index())
            && let Some(name) = name(&schema.pointer)
            && (name.file.is_some() || is_structured(schema))
        {
            found.push((name, id));
        }
    }
    for (name, id) in told_apart(found, components) {
        if let Some(schema) = schemas.get(id.index()) {
            let span = schema.span;
            components.push((Text { value: name, span }, id));
        }
    }
}

fn target(schema: &Schema) -> Option<SchemaId> {
    schema.reference.as_ref()?.target
}

fn is_structured(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || schema.enumeration.is_some()
        || schema.one_of.is_some()
        || schema.any_of.is_some()
        || !schema.all_of.is_empty()
}

/// All that a schema refers to.
fn targets(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    let mapping = schema.discriminator.iter().flat_map(|it| &it.mapping);
    let mapped = mapping.filter_map(|(_, reference)| reference.target);
    let default = schema.discriminator.iter().flat_map(|it| &it.default);
    let default = default.filter_map(|reference| reference.target);
    target(schema).into_iter().chain(mapped).chain(default)
}

/// A name, and the file that it can be told apart by.
struct Name {
    name: String,
    file: Option<String>,
}

/// Each with a name that no other has; those are left out for which there is none.
fn told_apart(
    found: Vec<(Name, SchemaId)>,
    components: &[(Text, SchemaId)],
) -> Vec<(String, SchemaId)> {
    let mut counts: HashMap<String, usize> = HashMap::default();
    for (name, _) in components {
        counts.insert(name.value.clone(), 1);
    }
    for (name, _) in &found {
        *counts.entry(name.name.clone()).or_default() += 1;
    }
    let mut told = Vec::new();
    for (Name { name, file }, id) in found {
        if counts.get(&name) == Some(&1) {
            told.push((name, id));
        } else if let Some(file) = file {
            let name = format!("{file}.{name}");
            if counts.insert(name.clone(), 1).is_none() {
                told.push((name, id));
            }
        }
    }
    told
}

/// The name of what stands at a pointer, where it has one.
fn name(pointer: &str) -> Option<Name> {
    let (file, fragment) = pointer.split_once('#')?;
    let file = (!file.is_empty()).then(|| stem(file));
    let tokens = tokens(fragment)?;
    let Some((last, before)) = tokens.split_last() else {
        let name = file.clone()?;
        return Some(Name { name, file });
    };
    // In other files any object may hold schemas by their names.
    let is_nameless = |token: &Cow<'_, str>| NAMELESS.contains(&token.as_ref());
    let may_be_named = file.is_some() && !tokens.iter().any(is_nameless);
    if !(may_be_named || is_place_of_names(before)) {
        return None;
    }
    let mut parts = names_around(&tokens);
    parts.push(last);
    let name = parts.join(".");
    Some(Name { name, file })
}

/// Whether what stands directly below is schemas by their names.
fn is_place_of_names(tokens: &[Cow<'_, str>]) -> bool {
    match tokens {
        [.., keyword] if is_definitions(keyword) => true,
        [components, schemas] => components == "components" && schemas == "schemas",
        _ => false,
    }
}

fn is_definitions(token: &str) -> bool {
    DEFINITIONS.contains(&token)
}

/// The names of the schemas that something stands in.
fn names_around<'t>(tokens: &'t [Cow<'_, str>]) -> Vec<&'t str> {
    let has_definitions = |at: usize| tokens.get(at + 1).is_some_and(|next| is_definitions(next));
    let names = tokens.iter().enumerate().filter(|(at, token)| {
        let is_outermost = *at == 0 && has_definitions(0) && !is_definitions(token);
        at + 1 < tokens.len() && (is_outermost || is_place_of_names(&tokens[..*at]))
    });
    names.map(|(_, token)| token.as_ref()).collect()
}

/// The name of a file without what says of what kind it is: `pet` of `schemas/pet.schema.json`.
fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem().and_then(OsStr::to_str);
    let stem = stem.unwrap_or(path);
    stem.strip_suffix(".schema").unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_pointer_gives_a_name_where_it_leads_to_a_definition() {
        for (pointer, expected) in [
            ("schemas/pet.yaml#", Some("pet")),
            ("pet.schema.json#", Some("pet")),
            ("v1.pets.yaml#", Some("v1.pets")),
            ("pets.yaml#/Pet", Some("Pet")),
            ("pets.yaml#/definitions/Pet", Some("Pet")),
            ("pets.yaml#/models/Pet", Some("Pet")),
            ("pets.yaml#/components/schemas/Pet", Some("Pet")),
            ("pets.yaml#/components/schemas/Pet/properties/tag", None),
            ("pets.yaml#/Pet/$defs/Tag", Some("Pet.Tag")),
            ("#/components/schemas/Pet/$defs/Tag", Some("Pet.Tag")),
            (
                "#/components/schemas/Pet/properties/a/$defs/Tag",
                Some("Pet.Tag"),
            ),
            ("#/$defs/a~1b", Some("a/b")),
            ("#/components/schemas/Pet/properties/tag", None),
            ("#/paths/~1pets/get/responses/200/content/json/schema", None),
            ("pets.yaml#/Pet/items", None),
        ] {
            let found = name(pointer).map(|found| found.name);
            assert_eq!(found.as_deref(), expected, "{pointer}");
        }
    }
}
