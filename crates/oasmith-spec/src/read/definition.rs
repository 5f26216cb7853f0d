//! Schemas that have a name though they are no components of the document: in files that it refers to,
//! and below `$defs`.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use foldhash::{HashMap, HashSet};

use crate::document::Text;
use crate::json_pointer::tokens;
use crate::resolve::reference::child;
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
///
/// What stands in another file gets the pointers that it would have as that component; `moved` has those that are known.
pub(super) fn add(
    components: &mut Vec<(Text, SchemaId)>,
    schemas: &mut [Schema],
    mut moved: HashMap<String, String>,
) {
    // What stands in something that gets a name is named after that.
    loop {
        relocate(schemas, &moved);
        moved.clear();
        let named = named(components, schemas);
        if named.is_empty() {
            return;
        }
        for (name, id) in named {
            if let Some(schema) = schemas.get(id.index()) {
                let pointer = child("#/components/schemas", &name);
                moved.insert(schema.pointer.clone(), pointer);
                let span = schema.span;
                components.push((Text { value: name, span }, id));
            }
        }
    }
}

fn relocate(schemas: &mut [Schema], moved: &HashMap<String, String>) {
    for schema in schemas {
        if let Some(pointer) = moved_pointer(&schema.pointer, moved) {
            schema.pointer = pointer;
        }
    }
}

/// The pointer of what stands in something that was moved.
fn moved_pointer(pointer: &str, moved: &HashMap<String, String>) -> Option<String> {
    if moved.is_empty() || pointer.starts_with('#') {
        return None;
    }
    let mut around = pointer;
    loop {
        if let Some(place) = moved.get(around) {
            return Some(format!("{place}{}", pointer.get(around.len()..)?));
        }
        around = around.rsplit_once('/')?.0;
    }
}

fn named(components: &[(Text, SchemaId)], schemas: &[Schema]) -> Vec<(String, SchemaId)> {
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
            && (!schema.pointer.starts_with('#') || is_structured(schema))
        {
            found.push((name, id));
        }
    }
    let places = found.iter().filter_map(|(_, id)| schemas.get(id.index()));
    let places: HashSet<&str> = places.map(|schema| schema.pointer.as_str()).collect();
    found.retain(|(_, id)| {
        let schema = schemas.get(id.index());
        schema.is_some_and(|schema| !stands_in_one(&schema.pointer, &places))
    });
    told_apart(found, components)
}

/// Whether what stands at a pointer of another file stands in one of these.
fn stands_in_one(pointer: &str, places: &HashSet<&str>) -> bool {
    let mut around = pointer;
    while !pointer.starts_with('#')
        && let Some((outer, _)) = around
            .rsplit_once('/')
            .filter(|(outer, _)| outer.contains('#'))
    {
        around = outer;
        if places.contains(outer) {
            return true;
        }
    }
    false
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

/// The names that what stands at a pointer may have, the shortest first.
struct Name(Vec<String>);

/// Each with the shortest name that no other has; those are left out for which there is none.
fn told_apart(
    found: Vec<(Name, SchemaId)>,
    components: &[(Text, SchemaId)],
) -> Vec<(String, SchemaId)> {
    let mut taken: HashSet<String> = components
        .iter()
        .map(|(name, _)| name.value.clone())
        .collect();
    let mut told: Vec<Option<String>> = vec![None; found.len()];
    let longest = found.iter().map(|(name, _)| name.0.len()).max();
    for level in 0..longest.unwrap_or(0) {
        let mut counts: HashMap<&str, usize> = HashMap::default();
        for ((name, _), told) in found.iter().zip(&told) {
            if let (Some(name), None) = (name.0.get(level), told) {
                *counts.entry(name).or_default() += 1;
            }
        }
        for ((name, _), told) in found.iter().zip(&mut told) {
            if let (Some(name), None) = (name.0.get(level), &told)
                && counts.get(name.as_str()) == Some(&1)
                && taken.insert(name.clone())
            {
                *told = Some(name.clone());
            }
        }
    }
    let told = found.into_iter().zip(told);
    told.filter_map(|((_, id), name)| Some((name?, id)))
        .collect()
}

/// The name of what stands at a pointer, where it has one. Those with the file and its folders in front follow.
fn name(pointer: &str) -> Option<Name> {
    let (path, fragment) = pointer.split_once('#')?;
    let file = (!path.is_empty()).then(|| stem(path));
    let tokens = tokens(fragment)?;
    let Some((last, before)) = tokens.split_last() else {
        return Some(Name(with_folders(file?, path)));
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
    let mut names = vec![name.clone()];
    if let Some(file) = file {
        names.extend(with_folders(format!("{file}.{name}"), path));
    }
    Some(Name(names))
}

/// A name of something in a file, and the same with the folders of the file in front, one after the other.
fn with_folders(name: String, path: &str) -> Vec<String> {
    let folders = path
        .rsplit('/')
        .skip(1)
        .filter(|folder| !matches!(*folder, "" | "." | ".."));
    let mut names = vec![name];
    for folder in folders {
        let longer = names.last().map(|name| format!("{folder}.{name}"));
        names.extend(longer);
    }
    names
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
            let found = name(pointer).and_then(|found| found.0.into_iter().next());
            assert_eq!(found.as_deref(), expected, "{pointer}");
        }
    }
}
