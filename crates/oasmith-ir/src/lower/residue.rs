//! What shape and limits of a type do not say.
//!
//! Keywords that shape no type (`not`, `if`, `contains`, …), alternatives that may hold together,
//! limits beside what has a name of its own: a type at which such a thing stands gets a
//! [rule](crate::rule), which says all that is demanded there.

use oasmith_spec::schema::{Schema, SchemaId};

use super::Lowering;
use super::conjunction::{
    Conjunction, GroupKind, Place, is_never, is_silent, states_limits, states_members,
};
use super::open::{Opened, Part};
use super::rules::Rules;
use super::union::Alternative;
use super::values::is_scalar;
use crate::rule::Rule;
use crate::types::{Shape, TypeId};

impl<'d> Lowering<'d> {
    /// Takes note that a type has a rule.
    pub(super) fn needs_rule(&mut self, ty: TypeId) {
        self.ruled.insert(ty);
    }

    /// Looks for what is not said by the shape that a place got.
    pub(super) fn weigh(&mut self, ty: TypeId, opened: &Opened<'d>, shape: &Shape) {
        let structured = |part: &Part<'_>| lists_structures(part.schema);
        let more = |part: &Part<'_>| asserts_more(part.schema);
        let undecided =
            opened.groups.len() > 1 || opened.groups.iter().any(|group| self.are_conditions(group));
        if opened.parts.iter().any(more)
            || !matches!(shape, Shape::Enum(_)) && opened.parts.iter().any(structured)
            || undecided
            || self.looks_around(opened)
            || disagrees(opened)
            || is_loose(opened, shape)
        {
            self.needs_rule(ty);
        }
    }

    /// Whether a keyword asks which members other schemas at the place declare. A place of one schema
    /// has no others, and is said by [`Additional`](crate::types::Additional).
    fn looks_around(&self, opened: &Opened<'_>) -> bool {
        let alone = opened.parts.len() < 2 && opened.groups.is_empty();
        let asks = |part: &Part<'_>| {
            let Schema {
                additional_properties,
                unevaluated_properties,
                ..
            } = part.schema;
            // `additionalProperties: false` in a branch of `allOf` forbids what its siblings declare,
            // which nobody means.
            let restricts = additional_properties.is_some_and(|id| {
                !is_never(self.document, id) && !is_silent(self.document.schema(id))
            });
            let open = |id: SchemaId| self.document.schema(id).boolean == Some(true);
            restricts || unevaluated_properties.is_some_and(|id| !open(id))
        };
        !alone && opened.parts.iter().any(asks)
    }

    /// Takes note of alternatives that may hold together.
    pub(super) fn weigh_alternatives(
        &mut self,
        ty: TypeId,
        list: &[Alternative<'d>],
        kind: GroupKind,
    ) {
        if self.are_apart(list) {
            return;
        }
        match kind {
            GroupKind::OneOf => self.needs_rule(ty),
            // One variant can't hold the members of another.
            GroupKind::AnyOf if list.iter().any(super::distinct::is_object) => self.needs_rule(ty),
            GroupKind::AnyOf => {
                self.overlapping.insert(ty);
            }
        }
    }

    /// Whether what is followed from a place to its type says more than the type.
    pub(super) fn loses(&mut self, place: &Place) -> bool {
        let Place::All(conjunction) = place else {
            return false;
        };
        if conjunction.only.is_some() || !conjunction.decided.is_empty() {
            return false;
        }
        let several = conjunction.parts.len() > 1;
        conjunction.parts.iter().any(|id| {
            self.follow(*id);
            let lost = self.lossy.get(id.index()).copied().unwrap_or_default();
            lost || several && {
                let opened = self.open(&Conjunction::one(*id));
                opened.parts.iter().any(|part| asserts_more(part.schema))
            }
        })
    }

    /// Keeps the place of a type that has, or may have, a rule.
    pub(super) fn keep_residue(&mut self, ty: TypeId, place: &Place) {
        if self.ruled.contains(&ty) || self.overlapping.contains(&ty) {
            self.residues.insert(ty, place.clone());
        }
    }

    /// The rules of all types that have one.
    pub(super) fn rules(&mut self) -> Vec<Rule> {
        let overlapping: Vec<TypeId> = self.overlapping.iter().copied().collect();
        let limited = self.limited();
        let more = overlapping.iter().filter(|id| limited[id.index()]);
        self.ruled.extend(more);
        let mut rules = Rules::new(self.document);
        for (ty, place) in &self.residues {
            if self.ruled.contains(ty) {
                self.types[ty.index()].rule = Some(rules.of_place(place));
            }
        }
        rules.finish()
    }

    /// The types below which something limits values.
    fn limited(&self) -> Vec<bool> {
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.types.len()];
        let mut limited = vec![false; self.types.len()];
        let mut open: Vec<usize> = self.ruled.iter().map(|id| id.index()).collect();
        for (index, ty) in self.types.iter().enumerate() {
            for part in ty.shape.uses() {
                holders[part.id.index()].push(index);
            }
            if !ty.constraints.is_empty() || ty.shape.format().is_some() {
                open.push(index);
            }
        }
        while let Some(index) = open.pop() {
            if !std::mem::replace(&mut limited[index], true) {
                open.extend(&holders[index]);
            }
        }
        limited
    }
}

/// Whether a schema's own keywords demand what neither shape nor limits say.
pub(super) fn asserts_more(schema: &Schema) -> bool {
    schema.boolean == Some(false)
        || schema.not.is_some()
        || schema.condition.is_some()
        || schema.contains.is_some()
        || schema.unevaluated_items.is_some()
        || !schema.dependent_required.is_empty()
        || !schema.dependent_schemas.is_empty()
        || schema.property_names.is_some()
        || !schema.pattern_properties.is_empty()
}

/// Whether arrays or objects are listed as values.
fn lists_structures(schema: &Schema) -> bool {
    let listed = schema.enumeration.iter().flatten();
    let mut listed = listed.chain(&schema.constant);
    listed.any(|node| !is_scalar(node) && !super::values::is_null(node))
}

/// Whether several schemas demand what limits can say once only.
fn disagrees(opened: &Opened<'_>) -> bool {
    let parts = || opened.parts.iter().map(|part| part.schema);
    let mut divisors = parts().filter_map(|schema| schema.bounds.multiple_of.as_ref());
    let mut formats = parts().filter_map(|schema| schema.format.as_ref());
    let divisor = divisors.next();
    let format = formats.next();
    let prefixed = parts().any(|schema| !schema.prefix_items.is_empty());
    let describing = |schema: &&Schema| schema.items.is_some() || !schema.prefix_items.is_empty();
    prefixed && parts().filter(describing).count() > 1
        || divisors.any(|other| Some(other) != divisor)
        || formats.any(|other| Some(&other.value) != format.map(|one| &one.value))
}

/// Whether a shape has more values than the schemas allow.
fn is_loose(opened: &Opened<'_>, shape: &Shape) -> bool {
    let says = |part: &Part<'_>| {
        let schema = part.schema;
        !schema.types.is_empty() || states_limits(schema) || states_members(schema)
    };
    let counted = |part: &Part<'_>| {
        let bounds = &part.schema.bounds;
        bounds.min_properties.is_some() || bounds.max_properties.is_some()
    };
    match shape {
        Shape::Never | Shape::Null => true,
        Shape::Any => opened.parts.iter().any(says),
        Shape::Object(_) => opened.parts.iter().any(counted),
        _ => false,
    }
}
