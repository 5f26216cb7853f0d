//! Members of an object whose declarations are spread over several schemas (`allOf`).

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use oasmith_spec::document::{Document, Text};
use oasmith_spec::schema::{Schema, SchemaId};
use oasmith_spec::source::Span;

use super::Lowering;
use super::conjunction::{Conjunction, Place, is_never, is_silent};
use super::open::Opened;

/// A member with all the schemas that hold for it.
pub(super) struct Declared<'d> {
    pub(super) name: &'d str,
    pub(super) span: Span,
    pub(super) schemas: Vec<SchemaId>,
}

/// What a place says of members that it does not declare.
pub(super) enum Others {
    Unstated,
    Forbidden,
    Allowed(Place),
    /// Those in whose names one of some patterns is found.
    Named(Named),
}

/// Members that are described by patterns of their names. Others are tolerated, whether they are forbidden
/// or not.
pub(super) struct Named {
    pub(super) values: Place,
    pub(super) names: Vec<String>,
}

/// The declared members, in the order in which they are met.
pub(super) fn members<'d>(opened: &Opened<'d>) -> Vec<Declared<'d>> {
    let mut members: Vec<Declared<'d>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for part in &opened.parts {
        for (name, id) in &part.schema.properties {
            let at = *places.entry(&name.value).or_insert(members.len());
            match members.get_mut(at) {
                Some(member) => member.schemas.push(*id),
                None => members.push(Declared {
                    name: &name.value,
                    span: name.span,
                    schemas: vec![*id],
                }),
            }
        }
    }
    members
}

/// The names that must be there, each once, in the order in which they are met.
pub(super) fn required<'d>(opened: &Opened<'d>) -> Vec<&'d Text> {
    let mut seen = HashSet::new();
    opened
        .parts
        .iter()
        .flat_map(|part| &part.schema.required)
        .filter(|name| seen.insert(name.value.as_str()))
        .collect()
}

/// What holds for members that are not among `members`.
///
/// A branch of `allOf` that forbids others forbids what its sibling branches declare. Nobody means
/// that, so it counts only where the branch declares all there is.
pub(super) fn others(
    lowering: &Lowering<'_>,
    opened: &Opened<'_>,
    members: &[Declared<'_>],
) -> Others {
    let mut allowed: Vec<SchemaId> = Vec::new();
    let mut patterns: Vec<&(Text, SchemaId)> = Vec::new();
    let mut forbidden = false;
    let mut evaluated = false;
    for part in &opened.parts {
        patterns.extend(&part.schema.pattern_properties);
        evaluated |= evaluates_others(lowering.document, part.schema);
        // What `additionalProperties` allows has been evaluated.
        let unevaluated = part.schema.unevaluated_properties.filter(|_| !evaluated);
        let stated = [
            (part.schema.additional_properties, false),
            (unevaluated, true),
        ];
        for (id, sees_all) in stated {
            let Some(id) = id else { continue };
            if is_never(lowering.document, id) {
                forbidden |= sees_all || declares_all(part.schema, members);
            } else {
                allowed.push(id);
            }
        }
    }
    if !patterns.is_empty() {
        let schemas = patterns.iter().map(|(_, id)| *id);
        let mut either: Vec<Conjunction> = schemas.clone().map(Conjunction::one).collect();
        if !forbidden && !allowed.is_empty() {
            either.push(Conjunction::of(allowed));
            return Others::Allowed(Place::Either(either));
        }
        let anything = |id| {
            let schema = lowering.document.schema(lowering.plainly(id));
            is_silent(schema) && schema.not.is_none()
        };
        let all = patterns.iter().any(|(name, _)| finds_all(&name.value));
        if all || schemas.clone().all(anything) {
            return Others::Allowed(Place::Either(either));
        }
        let names = patterns.iter().map(|(name, _)| name.value.clone());
        let values = Place::Either(either);
        return Others::Named(Named {
            values,
            names: names.collect(),
        });
    }
    match (forbidden, allowed.is_empty()) {
        (true, _) => Others::Forbidden,
        (false, true) => Others::Unstated,
        (false, false) => Others::Allowed(Place::All(Conjunction::of(allowed))),
    }
}

/// Whether a schema evaluates all members by its `additionalProperties`, so that `unevaluatedProperties`
/// has nothing to say (JSON Schema core, section 11.3).
pub(super) fn evaluates_others(document: &Document, schema: &Schema) -> bool {
    let others = schema.additional_properties;
    others.is_some_and(|id| !is_never(document, id))
}

/// Whether a pattern is found in every name, the empty one perhaps aside.
fn finds_all(pattern: &str) -> bool {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    matches!(inner, ".*" | ".+" | "(.*)" | "(.+)" | ".") && (inner != "." || inner == pattern)
        || pattern.is_empty()
}

fn declares_all(schema: &Schema, members: &[Declared<'_>]) -> bool {
    if schema.properties.len() < members.len() {
        return false;
    }
    let names: HashSet<&str> = schema
        .properties
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    members.iter().all(|member| names.contains(member.name))
}
