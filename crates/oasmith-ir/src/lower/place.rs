//! The types of places, and the order in which places are worked off.

use oasmith_spec::source::Span;

use super::Lowering;
use super::conjunction::{self, Place};
use crate::constraint::Constraints;
use crate::origin::Origin;
use crate::types::{Docs, Shape, Type, TypeId, TypeRef, Usage};

impl Lowering<'_> {
    /// Works off all that was met.
    pub(super) fn work_off(&mut self) {
        self.work_off_pending();
        self.composed.reverse();
        while let Some(next) = self.composed.pop() {
            let below = self.composed.len();
            self.pending.push(next);
            self.work_off_pending();
            if let Some(met) = self.composed.get_mut(below..) {
                met.reverse();
            }
        }
    }

    /// Works off what is pending, outer before inner and in the document's order.
    pub(super) fn work_off_pending(&mut self) {
        self.pending.reverse();
        while let Some((ty, place)) = self.pending.pop() {
            let below = self.pending.len();
            self.build(ty, &place);
            if let Some(met) = self.pending.get_mut(below..) {
                met.reverse();
            }
        }
    }

    /// A new type that is not known yet.
    pub(super) fn allocate(&mut self, origin: Origin, span: Span) -> TypeId {
        let id = TypeId::of_index(self.types.len());
        self.types.push(Type {
            shape: Shape::Any,
            format: None,
            origin,
            docs: Docs::default(),
            constraints: Constraints::default(),
            extensible: None,
            rule: None,
            span,
            usage: Usage::default(),
            recursive: false,
            twin: false,
        });
        id
    }

    /// The type of a place, which is met here for the first time or again.
    pub(super) fn place(&mut self, place: Place, origin: Origin, span: Span) -> TypeRef {
        let nullable = self.place_is_nullable(&place);
        let place = self.normalise(place);
        if let Some(index) = self.place_component(&place) {
            return TypeRef {
                id: TypeId::of_index(index),
                nullable,
                cyclic: false,
            };
        }
        let known = self.places.get(&place).copied();
        let id = known.unwrap_or_else(|| {
            let id = self.allocate(origin, span);
            // A place without a schema (items that are not described, say) is a type by itself.
            if !place.is_unstated() && self.may_compose(&place, span) {
                self.places.insert(place.clone(), id);
                if self.is_composed(&place) {
                    self.composites.insert(id);
                    self.composed.push((id, place));
                } else {
                    self.pending.push((id, place));
                }
            }
            id
        });
        TypeRef {
            id,
            nullable,
            cyclic: false,
        }
    }

    /// Whether the members of a place may stand elsewhere: behind `allOf`, a reference with something
    /// beside it, or in several schemas.
    pub(super) fn is_composed(&self, place: &Place) -> bool {
        let Place::All(conjunction) = place else {
            return true;
        };
        let [id] = conjunction.parts.as_slice() else {
            return true;
        };
        let schema = self.document.schema(*id);
        let alternatives = schema.one_of.is_some() || schema.any_of.is_some();
        schema.reference.is_some()
            || !schema.all_of.is_empty()
            || alternatives && conjunction::states_anything(schema)
            || schema.any_of.is_some()
    }

    /// The component that a place is as it stands.
    pub(super) fn place_component(&self, place: &Place) -> Option<usize> {
        let Place::All(conjunction) = place else {
            return None;
        };
        self.component_of(conjunction.single()?)
    }

    /// Counts the types that are made of several schemas, and stops where there are too many.
    pub(super) fn may_compose(&mut self, place: &Place, span: Span) -> bool {
        if matches!(place, Place::All(conjunction) if conjunction.parts.len() < 2) {
            return true;
        }
        if self.compositions_left == 0 {
            self.fall_back(
                span,
                "the compositions of this document multiply beyond measure; any JSON value is accepted here",
            );
            return false;
        }
        self.compositions_left -= 1;
        true
    }
}
