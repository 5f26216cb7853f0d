//! The alternatives of `oneOf` and `anyOf`, laid flat, with what stands beside them.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::schema::{JsonType, Schema, SchemaId};

use super::Lowering;
use super::conjunction::{Conjunction, Place, is_silent, states_anything};
use super::kinds;
use super::open::{Group, Opened};
use super::union::Alternative;
use super::values;
use crate::types::{IntegerFormat, Shape, TextFormat};

impl<'d> Lowering<'d> {
    /// Whether the branches of a group are nothing but conditions on an object that is described
    /// elsewhere: `anyOf: [{required: [a]}, {required: [b]}]`.
    pub(super) fn are_conditions(&self, group: &Group) -> bool {
        group
            .branches
            .iter()
            .all(|branch| is_condition(self.document.schema(*branch)))
    }

    /// The alternatives of a group. Groups within groups are laid flat, several types in `type`
    /// are alternatives each, and members that stand beside the group are merged into each.
    pub(super) fn alternatives(
        &mut self,
        conjunction: &Conjunction,
        opened: &Opened<'d>,
        group: &Group,
    ) -> Vec<Alternative<'d>> {
        let document = self.document;
        let base: Vec<SchemaId> = opened
            .parts
            .iter()
            .filter(|part| states_anything(part.schema))
            .map(|part| part.id)
            .collect();
        // Other alternatives that are still to be decided, each variant has to decide.
        let undecided = opened.groups.iter().any(|other| {
            (other.holder, other.kind) != (group.holder, group.kind) && !self.are_conditions(other)
        });
        let mut list = Vec::new();
        let mut entered = HashSet::new();
        let mut stack: Vec<SchemaId> = group.branches.iter().rev().copied().collect();
        while let Some(written) = stack.pop() {
            let id = self.follow(written);
            let schema = document.schema(id);
            let component = self.component_name(id);
            if component.is_none()
                && let Some(inner) = nested(schema)
            {
                if entered.insert(id) {
                    let inner = self.alternatives_beside_null(inner);
                    stack.extend(inner.into_iter().rev());
                }
                continue;
            }
            if component.is_none() && base.is_empty() && !undecided && several_types(schema) {
                for kind in schema.types.iter() {
                    let conjunction = Conjunction {
                        only: Some(kind),
                        ..Conjunction::one(id)
                    };
                    list.push(self.alternative(conjunction, written, None));
                }
                continue;
            }
            let whole = if !undecided && self.adds_nothing(&base, id) {
                Conjunction::one(id)
            } else {
                let mut whole = conjunction.clone();
                whole.parts.push(id);
                whole.decided.push((group.holder, group.kind));
                whole
            };
            list.push(self.alternative(whole, written, component));
        }
        list
    }

    /// An alternative of a conjunction that needs no more following.
    pub(super) fn alternative(
        &self,
        conjunction: Conjunction,
        written: SchemaId,
        component: Option<&'d str>,
    ) -> Alternative<'d> {
        Alternative {
            opened: self.open(&conjunction),
            conjunction,
            written,
            component,
            plain: None,
        }
    }

    /// Makes one of what can't be told apart: alternatives of the same plain type (two formats of a
    /// string, say), and whole numbers beside numbers. Tells whether limits were lost by it.
    pub(super) fn collapse(&mut self, list: &mut Vec<Alternative<'d>>) -> bool {
        let before = list.len();
        let says_more = list.iter().flat_map(|one| &one.opened.parts);
        let says_more = says_more.map(|part| part.id).any(|id| self.says_more(id));
        let mut distinct: HashSet<Conjunction> = HashSet::new();
        list.retain(|alternative| distinct.insert(alternative.conjunction.clone()));
        let mut met: Vec<(JsonType, usize)> = Vec::new();
        let mut kept: Vec<Alternative<'d>> = Vec::new();
        for alternative in list.drain(..) {
            let kind = alternative.plain_kind();
            let known = kind.and_then(|kind| met.iter().position(|(other, _)| alike(*other, kind)));
            match (kind, known) {
                (Some(kind), Some(known)) => {
                    let (other, at) = &mut met[known];
                    if let Some(earlier) = kept.get_mut(*at) {
                        earlier.plain = Some(common(earlier, &alternative));
                    }
                    if kind == JsonType::Number {
                        *other = kind;
                    }
                }
                (Some(kind), None) => {
                    met.push((kind, kept.len()));
                    kept.push(alternative);
                }
                (None, _) => kept.push(alternative),
            }
        }
        *list = kept;
        says_more && list.len() < before
    }
}

impl<'d> Alternative<'d> {
    /// The branch as it is written, where its docs stand.
    pub(super) fn written(&self) -> Place {
        Place::one(self.written)
    }

    /// The kind of a plain scalar that has no name of its own.
    fn plain_kind(&self) -> Option<JsonType> {
        if self.component.is_some() {
            return None;
        }
        self.scalar_kind()
    }

    /// Whether it is any scalar of one kind.
    pub(super) fn is_plain_scalar(&self) -> bool {
        self.plain_kind().is_some()
    }

    fn scalar_kind(&self) -> Option<JsonType> {
        if !self.opened.groups.is_empty() || values::listed(&self.opened).is_some() {
            return None;
        }
        let kinds = kinds::stated(&self.opened)?;
        let mut kinds = kinds.iter();
        match (kinds.next()?, kinds.next()) {
            (JsonType::Array | JsonType::Object, _) | (_, Some(_)) => None,
            (kind, None) => Some(kind),
        }
    }
}

fn alike(a: JsonType, b: JsonType) -> bool {
    let number = |kind| matches!(kind, JsonType::Integer | JsonType::Number);
    a == b || number(a) && number(b)
}

/// What two plain scalars of the same kind have in common; limits are left out, since a value
/// needs to keep those of one of them only.
fn common(a: &Alternative<'_>, b: &Alternative<'_>) -> Shape {
    let shape = |one: &Alternative<'_>| match (&one.plain, one.scalar_kind()) {
        (Some(shape), _) => shape.clone(),
        (None, Some(JsonType::Boolean)) => Shape::Boolean,
        (None, Some(JsonType::Integer)) => Shape::Integer(super::text::integer_format(&one.opened)),
        (None, Some(JsonType::Number)) => Shape::Number(super::text::number_format(&one.opened)),
        (None, _) => Shape::Text(super::text::text_format(&one.opened)),
    };
    match (shape(a), shape(b)) {
        (Shape::Text(a), Shape::Text(b)) if a != b => Shape::Text(TextFormat::Plain),
        (Shape::Integer(a), Shape::Integer(b)) => Shape::Integer(wide(a, b)),
        (Shape::Integer(_), number @ Shape::Number(_)) => number,
        (a, _) => a,
    }
}

/// The format that has the values of two.
fn wide(a: IntegerFormat, b: IntegerFormat) -> IntegerFormat {
    use IntegerFormat::{Big, I64, U32, U64};
    match (a, b) {
        _ if a == b => a,
        (Big, _) | (_, Big) => Big,
        (U64, U32) | (U32, U64) => U64,
        (U64, _) | (_, U64) => Big,
        _ => I64,
    }
}

/// The branches of a schema that is nothing but one group.
fn nested(schema: &Schema) -> Option<&[SchemaId]> {
    if states_anything(schema)
        || schema.reference.is_some()
        || !schema.all_of.is_empty()
        || schema.discriminator.is_some()
    {
        return None;
    }
    match (&schema.one_of, &schema.any_of) {
        (Some(group), None) | (None, Some(group)) if !group.is_empty() => Some(group),
        _ => None,
    }
}

fn several_types(schema: &Schema) -> bool {
    schema.types.len() > 1
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_none()
        && schema.one_of.is_none()
        && schema.enumeration.is_none()
        && schema.constant.is_none()
}

/// Whether a schema does nothing but require, or forbid, members that are declared elsewhere.
fn is_condition(schema: &Schema) -> bool {
    let object_at_most = schema.types.iter().all(|kind| kind == JsonType::Object);
    let silent = || is_silent(schema) && schema.boolean.is_none() && schema.not.is_some();
    object_at_most
        && schema.properties.is_empty()
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.additional_properties.is_none()
        && schema.enumeration.is_none()
        && schema.constant.is_none()
        && (!schema.required.is_empty() || silent())
}
