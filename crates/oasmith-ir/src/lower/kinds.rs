//! Which JSON types a place allows, before it is lowered.

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{JsonType, Schema, SchemaId, TypeSet};

use super::Lowering;
use super::conjunction::{Conjunction, states_members};
use super::open::Opened;
use super::values;

/// What has been worked out of a schema's JSON types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing yet.
    No,
    /// It is being worked out.
    Asked,
    /// The types; `None` where any are allowed.
    Yes(Option<TypeSet>),
}

/// How many unions within unions are looked into.
const MAX_DEPTH: usize = 16;

impl Lowering<'_> {
    /// The JSON types that a schema allows, null aside; `None` where it allows all, or where that
    /// can't be told.
    pub(super) fn kinds(&mut self, id: SchemaId) -> Option<TypeSet> {
        self.kinds_within(id, 0)
    }

    fn kinds_within(&mut self, id: SchemaId, depth: usize) -> Option<TypeSet> {
        if let Some(Known::Yes(kinds)) = self.kinds.get(id.index()) {
            return *kinds;
        }
        if depth > MAX_DEPTH || self.kinds.get(id.index()) == Some(&Known::Asked) {
            return None;
        }
        self.set_kinds(id, Known::Asked);
        let opened = self.open(&Conjunction::one(id));
        let mut kinds = stated(&opened);
        if kinds.is_none() {
            for group in &opened.groups {
                kinds = self.kinds_of_any(&group.branches, depth);
                if kinds.is_some() {
                    break;
                }
            }
        }
        self.set_kinds(id, Known::Yes(kinds));
        kinds
    }

    fn kinds_of_any(&mut self, branches: &[SchemaId], depth: usize) -> Option<TypeSet> {
        let mut union = TypeSet::default();
        for branch in branches {
            for kind in self.kinds_within(*branch, depth + 1)?.iter() {
                union.insert(kind);
            }
        }
        Some(union)
    }

    fn set_kinds(&mut self, id: SchemaId, known: Known) {
        if let Some(slot) = self.kinds.get_mut(id.index()) {
            *slot = known;
        }
    }

    /// Whether a schema is a string, number or boolean without listed values or alternatives.
    pub(super) fn is_plain_scalar(&self, id: SchemaId) -> bool {
        let opened = self.open(&Conjunction::one(id));
        let scalar = |kind| !matches!(kind, JsonType::Array | JsonType::Object);
        opened.groups.is_empty()
            && values::listed(&opened).is_none()
            && stated(&opened).is_some_and(|kinds| kinds.len() == 1 && kinds.iter().all(scalar))
    }
}

/// The JSON types that the keywords at a place name or imply, alternatives aside. Empty: they
/// contradict each other. `None`: nothing is said.
pub(super) fn stated(opened: &Opened<'_>) -> Option<TypeSet> {
    if let Some(kind) = opened.only {
        return Some(super::only(kind));
    }
    let mut kinds: Option<TypeSet> = None;
    for part in &opened.parts {
        if !part.schema.types.is_empty() {
            let types = part.schema.types;
            kinds = Some(kinds.map_or(types, |before| both(before, types)));
        }
    }
    kinds
        .or_else(|| of_values(opened))
        .or_else(|| implied(opened))
}

/// The JSON types of the listed values.
fn of_values(opened: &Opened<'_>) -> Option<TypeSet> {
    let listed = values::listed(opened)?;
    let mut kinds = TypeSet::default();
    for node in listed {
        kinds.insert(kind_of(node)?);
    }
    (!kinds.is_empty()).then_some(kinds)
}

/// Whether all the types are numbers.
pub(super) fn is_number(kinds: TypeSet) -> bool {
    let number = [JsonType::Integer, JsonType::Number];
    !kinds.is_empty() && kinds.iter().all(|kind| number.contains(&kind))
}

/// The JSON type of a value; `None` for null.
pub(super) fn kind_of(node: &Node) -> Option<JsonType> {
    Some(match &node.value {
        Value::Null => return None,
        Value::Bool(_) => JsonType::Boolean,
        Value::Number(number) if number.as_i128().is_some() => JsonType::Integer,
        Value::Number(_) => JsonType::Number,
        Value::String(_) => JsonType::String,
        Value::Array(_) => JsonType::Array,
        Value::Object(_) => JsonType::Object,
    })
}

/// The JSON type that keywords imply. Only structure does: limits such as `pattern` hold for
/// strings and leave everything else alone.
fn implied(opened: &Opened<'_>) -> Option<TypeSet> {
    let any = |test: fn(&Schema) -> bool| opened.parts.iter().any(|part| test(part.schema));
    if any(states_members) {
        return Some(super::only(JsonType::Object));
    }
    if any(|schema| schema.items.is_some() || !schema.prefix_items.is_empty()) {
        return Some(super::only(JsonType::Array));
    }
    None
}

/// What both sets allow; every integer is a number.
fn both(a: TypeSet, b: TypeSet) -> TypeSet {
    let mut both = a.intersection(b);
    let integer = |set: TypeSet, other: TypeSet| {
        set.contains(JsonType::Integer) && other.contains(JsonType::Number)
    };
    if integer(a, b) || integer(b, a) {
        both.insert(JsonType::Integer);
    }
    both
}
