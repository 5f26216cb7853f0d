//! Types: what each pair of them has in common, and what its parts are.

mod member;
mod uses;
mod variant;

use oasmith_ir::origin::{Origin, Root, Step};
use oasmith_ir::types::{Additional, Shape, Type, TypeId, TypeRef};

use super::finding::{Scope, Target};
use super::reach::{Edge, Flow, From};
use super::subject::TypePair;
use super::{Comparison, Place, end_of, label};
use crate::rules::alike;

impl<'a> Comparison<'a> {
    /// Looks at a pair of types and meets its parts.
    pub(super) fn ty(&mut self, at: usize) {
        let Some((base_id, head_id)) = self.nodes.get(at).map(|node| (node.base, node.head)) else {
            return;
        };
        let (base_side, head_side) = (self.base, self.head);
        let (base_api, head_api) = (&base_side.api, &head_side.api);
        let (base, head) = (base_api.documented(base_id), head_api.documented(head_id));
        if let Some(node) = self.nodes.get_mut(at) {
            node.component = is_component(&base.origin) && is_component(&head.origin);
        }
        if self.same.are_types(base_id, head_id) {
            return;
        }
        // An alias is seen through: what it stands for is looked at in its own right.
        let (base_end, head_end) = (end_of(base_api, base_id), end_of(head_api, head_id));
        if (base_end, head_end) != (base_id, head_id) {
            self.step(at, base_end, head_end, None, Flow::BOTH);
            return;
        }
        let label = label::ty(head_api, &head.origin);
        let place = Place {
            scope: Scope::Node(at),
            flow: Flow::BOTH,
            target: Target::Type(at),
            label,
            spans: (Some(base.span), Some(head.span)),
            removed: false,
            named: None,
        };
        let subject = TypePair {
            label: &place.label.clone(),
            base,
            head,
            base_api,
            head_api,
        };
        self.show(&place, &subject);
        self.parts(at, &place, base, head);
    }

    fn parts(&mut self, at: usize, place: &Place, base: &'a Type, head: &'a Type) {
        match (&base.shape, &head.shape) {
            (Shape::Object(base), Shape::Object(head)) => {
                self.members(at, place, base, head);
                self.field_names(at, place, base, head);
                if let (Additional::Allowed(base), Additional::Allowed(head)) =
                    (base.additional, head.additional)
                {
                    self.part_of(at, place, "{}", base, head);
                }
            }
            (Shape::Array(base), Shape::Array(head)) => {
                self.part_of(at, place, "[]", base.items, head.items);
            }
            (Shape::Map(base), Shape::Map(head)) => {
                self.part_of(at, place, "{}", base.values, head.values);
            }
            (Shape::Tuple(base), Shape::Tuple(head)) => {
                for (base, head) in base.items.iter().zip(&head.items) {
                    self.part_of(at, place, "[]", *base, *head);
                }
                if let (Some(base), Some(head)) = (base.rest, head.rest) {
                    self.part_of(at, place, "[]", base, head);
                }
            }
            (Shape::Enum(base), Shape::Enum(head)) => self.value_names(at, place, base, head),
            (Shape::Union(base), Shape::Union(head)) => self.variants(at, place, base, head),
            (Shape::Union(union), _) => {
                if let Some(variant) = alike(&self.base.api, union, &self.head.api, head) {
                    let id = self.nodes.get(at).map(|node| node.head);
                    self.step(at, variant, id.unwrap_or(variant), None, Flow::BOTH);
                }
            }
            (_, Shape::Union(union)) => {
                if let Some(variant) = alike(&self.head.api, union, &self.base.api, base) {
                    let id = self.nodes.get(at).map(|node| node.base);
                    self.step(at, id.unwrap_or(variant), variant, None, Flow::BOTH);
                }
            }
            _ => {}
        }
    }

    /// A part of a pair of types without a name of its own.
    fn part_of(&mut self, at: usize, place: &Place, suffix: &str, base: TypeRef, head: TypeRef) {
        let place = Place {
            label: format!("{}{suffix}", place.label),
            ..place.clone()
        };
        self.uses(&place, base, head);
        self.step(at, base.id, head.id, None, Flow::BOTH);
    }

    fn step(
        &mut self,
        from: usize,
        base: TypeId,
        head: TypeId,
        member: Option<(usize, usize)>,
        lets: Flow,
    ) {
        let from = From::Node(from, member);
        self.node(base, head, Some(Edge { from, lets }));
    }
}

/// Whether a type is a component, or a view of one for one direction.
fn is_component(origin: &Origin) -> bool {
    let view = |step: &Step| matches!(step, Step::Request);
    matches!(origin.root, Root::Component(_)) && origin.steps.iter().all(view)
}
