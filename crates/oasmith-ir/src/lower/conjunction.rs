//! What stands where a type is needed, as a key: places with the same key have the same type.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::document::Document;
use oasmith_spec::schema::{JsonType, Schema, SchemaId};

use super::Lowering;
use super::residue::asserts_more;
use super::values;

/// Schemas that all hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Conjunction {
    /// The schemas. None: the document does not say.
    pub(super) parts: Vec<SchemaId>,
    /// The `oneOf` and `anyOf` that were decided already: this is one of their variants.
    pub(super) decided: Vec<(SchemaId, GroupKind)>,
    /// The one JSON type of several in `type` that this is about.
    pub(super) only: Option<JsonType>,
}

/// Which keyword lists alternatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum GroupKind {
    /// `oneOf`
    OneOf,
    /// `anyOf`
    AnyOf,
}

/// Whatever stands where a type is needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// Schemas that all hold.
    All(Conjunction),
    /// Schemas of which one holds (the values of several `patternProperties`).
    Either(Vec<Conjunction>),
    /// What one member is in the branches of an `anyOf` that were read as one object, since they
    /// hold together.
    Together(Vec<Conjunction>),
}

impl Conjunction {
    /// One schema.
    pub(super) fn one(id: SchemaId) -> Self {
        Self::of(vec![id])
    }

    /// Several schemas.
    pub(super) fn of(parts: Vec<SchemaId>) -> Self {
        Self {
            parts,
            ..Self::default()
        }
    }

    /// The schema, where it is one and whole.
    pub(super) fn single(&self) -> Option<SchemaId> {
        match self.parts.as_slice() {
            [id] if self.decided.is_empty() && self.only.is_none() => Some(*id),
            _ => None,
        }
    }
}

impl Place {
    /// One schema.
    pub(super) fn one(id: SchemaId) -> Self {
        Self::All(Conjunction::one(id))
    }

    /// One schema, or none at all.
    pub(super) fn maybe(id: Option<SchemaId>) -> Self {
        Self::All(Conjunction::of(id.into_iter().collect()))
    }

    /// Whether the document says nothing of this place.
    pub(super) fn is_unstated(&self) -> bool {
        matches!(self, Self::All(conjunction) if conjunction.parts.is_empty())
    }
}

/// How many schemas are compared with each other at one place.
const MAX_COMPARED: usize = 8;

impl Lowering<'_> {
    /// The place that this one comes to: plain references followed, what adds nothing left out.
    pub(super) fn normalise(&mut self, place: Place) -> Place {
        match place {
            Place::All(conjunction) => Place::All(self.normalise_all(conjunction)),
            Place::Either(list) => self.normalise_several(list, Place::Either),
            Place::Together(list) => self.normalise_several(list, Place::Together),
        }
    }

    fn normalise_several(
        &mut self,
        list: Vec<Conjunction>,
        place: fn(Vec<Conjunction>) -> Place,
    ) -> Place {
        let mut seen: HashSet<Conjunction> = HashSet::new();
        let mut distinct: Vec<Conjunction> = Vec::new();
        for conjunction in list {
            let conjunction = self.normalise_all(conjunction);
            if seen.insert(conjunction.clone()) {
                distinct.push(conjunction);
            }
        }
        if distinct.len() == 1 {
            Place::All(distinct.pop().unwrap_or_default())
        } else {
            place(distinct)
        }
    }

    pub(super) fn normalise_all(&mut self, conjunction: Conjunction) -> Conjunction {
        if conjunction.only.is_some() || !conjunction.decided.is_empty() {
            return conjunction;
        }
        let mut parts: Vec<SchemaId> = Vec::with_capacity(conjunction.parts.len());
        for id in conjunction.parts {
            let id = self.follow(id);
            if !parts.contains(&id) {
                parts.push(id);
            }
        }
        if (2..=MAX_COMPARED).contains(&parts.len()) {
            self.drop_redundant(&mut parts);
        }
        Conjunction::of(parts)
    }

    fn drop_redundant(&mut self, parts: &mut Vec<SchemaId>) {
        let mut at = 0;
        while at < parts.len() && parts.len() > 1 {
            let candidate = parts[at];
            let covered = (0..parts.len())
                .filter(|other| *other != at)
                .any(|other| self.is_redundant(candidate, parts[other]));
            if covered {
                parts.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Follows a schema to the one that it stands for: through references, `allOf` of one and
    /// unions with one variant, as long as nothing beside them says more about the value. Ends at a
    /// component.
    pub(super) fn follow(&mut self, id: SchemaId) -> SchemaId {
        let mut at = id;
        let mut passed = Vec::new();
        let mut lost = false;
        // References may lead in a circle; no chain without one is longer than the table.
        while passed.len() <= self.document.schemas.len() {
            if let Some(end) = self.followed.get(at.index()).copied().flatten() {
                lost = self.lossy.get(at.index()).copied().unwrap_or_default();
                at = end;
                break;
            }
            passed.push(at);
            if self.component_of(at).is_some() {
                break;
            }
            match self.step(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        for id in passed.into_iter().rev() {
            lost |= id != at && self.says_more(id);
            if let Some(slot) = self.followed.get_mut(id.index()) {
                *slot = Some(at);
            }
            if let Some(slot) = self.lossy.get_mut(id.index()) {
                *slot = lost;
            }
        }
        at
    }

    /// Whether a schema that is passed over says more about values than where it leads to.
    pub(super) fn says_more(&self, id: SchemaId) -> bool {
        let schema = self.document.schema(id);
        let passed_over = |id: &SchemaId| {
            let branch = self.document.schema(*id);
            is_silent(branch) && asserts_more(branch)
        };
        schema.null_only
            || states_limits(schema)
            || asserts_more(schema)
            || schema.all_of.iter().any(passed_over)
    }

    /// One step of [`follow`](Self::follow), whatever the schema's own standing.
    pub(super) fn step(&mut self, id: SchemaId) -> Option<SchemaId> {
        let document = self.document;
        let schema = document.schema(id);
        let next = self.only_branch(schema)?;
        let through_group = schema.reference.is_none() && schema.all_of.is_empty();
        if through_group && schema.discriminator.is_some() {
            return None;
        }
        if !states_anything(schema) {
            return Some(next);
        }
        if next != id && self.is_redundant(id, next) {
            return Some(next);
        }
        // Limits are no reason for a type beside the one that has a name; the holder checks them.
        (states_only_limits(schema) && !self.is_plain_scalar(next)).then_some(next)
    }

    /// The one schema that a schema leads to, where it is one.
    fn only_branch(&self, schema: &Schema) -> Option<SchemaId> {
        let mut branches = Vec::new();
        if let Some(reference) = &schema.reference {
            branches.push(reference.target?);
        }
        for branch in &schema.all_of {
            if !is_silent(self.document.schema(*branch)) {
                branches.push(*branch);
            }
        }
        for group in [&schema.one_of, &schema.any_of].into_iter().flatten() {
            let alternatives = self.alternatives_beside_null(group);
            if alternatives.len() != 1 || group.is_empty() {
                return None;
            }
            branches.extend(alternatives);
        }
        match branches.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The branches of a group without those that only allow null.
    pub(super) fn alternatives_beside_null(&self, group: &[SchemaId]) -> Vec<SchemaId> {
        group
            .iter()
            .copied()
            .filter(|branch| !self.is_null_only(*branch))
            .collect()
    }

    /// Whether a schema allows nothing but null.
    pub(super) fn is_null_only(&self, id: SchemaId) -> bool {
        let schema = self.document.schema(self.plainly(id));
        let only_null = |nodes: &[oasmith_spec::node::Node]| {
            !nodes.is_empty() && nodes.iter().all(values::is_null)
        };
        schema.null_only
            || schema.enumeration.as_deref().is_some_and(only_null)
            || schema.constant.as_ref().is_some_and(values::is_null)
    }
}

/// The target of a reference that nothing stands beside.
pub(super) fn plain_target(schema: &Schema) -> Option<SchemaId> {
    let target = schema.reference.as_ref()?.target?;
    let alone = !states_anything(schema)
        && schema.all_of.is_empty()
        && schema.any_of.is_none()
        && schema.one_of.is_none();
    alone.then_some(target)
}

/// Whether a schema says nothing about values but, perhaps, that null is allowed.
pub(super) fn is_silent(schema: &Schema) -> bool {
    !states_anything(schema)
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_none()
        && schema.one_of.is_none()
        && !schema.null_only
}

/// Whether a schema's own keywords, references and compositions aside, shape values.
pub(super) fn states_anything(schema: &Schema) -> bool {
    !schema.types.is_empty() || states_structure(schema) || states_limits(schema)
}

/// Whether a schema's own keywords do nothing but limit values.
fn states_only_limits(schema: &Schema) -> bool {
    states_limits(schema) && schema.types.is_empty() && !states_structure(schema)
}

/// Whether a schema's own keywords beside `type` and limits shape values.
fn states_structure(schema: &Schema) -> bool {
    states_values(schema) || states_members(schema)
}

/// Whether a schema's own keywords list values, describe items, or allow nothing.
pub(super) fn states_values(schema: &Schema) -> bool {
    schema.boolean == Some(false)
        || schema
            .enumeration
            .as_ref()
            .is_some_and(|list| !list.is_empty())
        || schema.constant.is_some()
        || schema.items.is_some()
        || !schema.prefix_items.is_empty()
}

/// Whether a schema's own keywords speak of members.
pub(super) fn states_members(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.additional_properties.is_some()
        || schema.unevaluated_properties.is_some()
        || !schema.pattern_properties.is_empty()
}

/// Whether a schema allows no value at all: `false`, which is also written `{not: {}}`.
pub(super) fn is_never(document: &Document, id: SchemaId) -> bool {
    let schema = document.schema(id);
    schema.boolean == Some(false) || negates_all(document, schema)
}

/// Whether a schema is nothing but the negation of all.
pub(super) fn negates_all(document: &Document, schema: &Schema) -> bool {
    let any = |id: SchemaId| {
        let negated = document.schema(id);
        is_silent(negated) && negated.not.is_none() && !negated.nullable
    };
    is_silent(schema) && schema.not.is_some_and(any)
}

/// Whether a schema's own keywords limit values or give them a format.
pub(super) fn states_limits(schema: &Schema) -> bool {
    let bounds = &schema.bounds;
    schema.format.is_some()
        || schema.content_encoding.is_some()
        || schema.content_media_type.is_some()
        || bounds.minimum.is_some()
        || bounds.maximum.is_some()
        || bounds.multiple_of.is_some()
        || bounds.min_length.is_some()
        || bounds.max_length.is_some()
        || bounds.pattern.is_some()
        || bounds.min_items.is_some()
        || bounds.max_items.is_some()
        || bounds.unique_items
        || bounds.min_properties.is_some()
        || bounds.max_properties.is_some()
}
