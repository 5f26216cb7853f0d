//! The members that a schema declares, by itself and through what holds along with it.

use foldhash::{HashSet, HashSetExt as _};

use crate::schema::{Schema, SchemaId};

/// Schemas beyond this many are not looked at for one question, so that checking stays linear.
const MAX_SCHEMAS: usize = 500;

/// Which keywords to look through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Through {
    /// `$ref` and `allOf`: what always holds.
    Always,
    /// `anyOf`, `oneOf`, `if`, `then`, `else` and `not` as well: what may hold.
    Maybe,
}

/// The names of the members that schemas declare. `None` if there are too many schemas to look at.
pub(super) fn declared(
    schemas: &[Schema],
    starts: impl IntoIterator<Item = SchemaId>,
    through: Through,
) -> Option<HashSet<&str>> {
    let mut names = HashSet::new();
    let mut seen: HashSet<SchemaId> = HashSet::new();
    let mut open: Vec<SchemaId> = starts.into_iter().collect();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if seen.len() > MAX_SCHEMAS {
            return None;
        }
        let Some(schema) = schemas.get(id.index()) else {
            continue;
        };
        names.extend(
            schema
                .properties
                .iter()
                .map(|(name, _)| name.value.as_str()),
        );
        open.extend(
            schema
                .reference
                .as_ref()
                .and_then(|reference| reference.target),
        );
        open.extend_from_slice(&schema.all_of);
        if through == Through::Maybe {
            open.extend(branches(schema));
        }
    }
    Some(names)
}

/// The schemas that may hold of a value along with this one, those of `allOf` aside.
pub(super) fn branches(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    let condition = schema.condition.into_iter().flat_map(|condition| {
        [Some(condition.test), condition.then, condition.otherwise]
            .into_iter()
            .flatten()
    });
    let choices = [&schema.any_of, &schema.one_of]
        .into_iter()
        .flatten()
        .flatten()
        .copied();
    let dependent = schema.dependent_schemas.iter().map(|(_, id)| *id);
    choices.chain(condition).chain(dependent).chain(schema.not)
}

/// The schema that a chain of plain references ends at.
pub(super) fn target(schemas: &[Schema], id: SchemaId) -> Option<&Schema> {
    let mut schema = schemas.get(id.index())?;
    // Circles were cut before; the limit is for chains that are absurdly long.
    for _ in 0..MAX_SCHEMAS {
        match schema
            .reference
            .as_ref()
            .and_then(|reference| reference.target)
        {
            Some(next) => schema = schemas.get(next.index())?,
            None => return Some(schema),
        }
    }
    None
}

/// Whether `additionalProperties` is `false`.
pub(super) fn is_closed(schemas: &[Schema], schema: &Schema) -> bool {
    schema
        .additional_properties
        .and_then(|id| schemas.get(id.index()))
        .is_some_and(|others| others.boolean == Some(false))
}
