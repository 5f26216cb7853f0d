//! Types: what each pair of them has in common, and what its parts are.

use std::collections::{BTreeMap, HashSet};

use oasmith_ir::api::Api;
use oasmith_ir::origin::{Origin, Root, Step};
use oasmith_ir::types::{Additional, Member, Object, Shape, Type, TypeId, TypeRef, Union, Variant};

use super::finding::{Scope, Target};
use super::operation::spans;
use super::reach::{Edge, Flow, From};
use super::subject::{MemberPair, TypePair, UsePair, VariantPair};
use super::{Comparison, Place, label};
use crate::pair::{Pair, Pairs, pair_moved, pairs};
use crate::rules::{Check, alike};
use crate::side::Side;

impl<'a> Comparison<'a> {
    /// Looks at a pair of types and meets its parts.
    pub(super) fn ty(&mut self, at: usize) {
        let Some((base_id, head_id)) = self.nodes.get(at).map(|node| (node.base, node.head)) else {
            return;
        };
        let (base_side, head_side) = (self.base, self.head);
        let (base_api, head_api) = (&base_side.api, &head_side.api);
        let (base, head) = (base_api.ty(base_id), head_api.ty(head_id));
        if let Some(node) = self.nodes.get_mut(at) {
            node.component = is_component(&base.origin) && is_component(&head.origin);
        }
        // An alias is seen through: what it stands for is looked at in its own right.
        let (base_end, head_end) = (
            base_api.resolve_alias(base_id),
            head_api.resolve_alias(head_id),
        );
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
        self.show(
            &place,
            |check| match check {
                Check::Type(check) => Some(check(&subject)),
                _ => None,
            },
            None,
        );
        self.parts(at, &place, base, head);
    }

    fn parts(&mut self, at: usize, place: &Place, base: &'a Type, head: &'a Type) {
        match (&base.shape, &head.shape) {
            (Shape::Object(base), Shape::Object(head)) => {
                self.members(at, place, base, head);
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

    fn members(&mut self, at: usize, place: &Place, base: &'a Object, head: &'a Object) {
        for pair in pairs(&base.members, &head.members, |member: &Member| {
            member.name.as_str()
        }) {
            let member = pair.latest().1;
            let whole = self.whole_member(at, pair);
            let flow = match whole {
                Pair::Both(base, head) => either(flow(base), flow(head)),
                Pair::Added(one) | Pair::Removed(one) => flow(one),
            };
            let place = Place {
                flow,
                target: Target::Member(
                    at,
                    pair.base().map(|(index, _)| index),
                    pair.head().map(|(index, _)| index),
                ),
                label: format!("{}.{}", place.label, member.name),
                spans: spans(whole, place.spans, |member| member.span),
                removed: whole.removed().is_some(),
                ..place.clone()
            };
            let subject = MemberPair {
                label: &place.label.clone(),
                pair: whole,
                objects: (base, head),
            };
            self.show(
                &place,
                |check| match check {
                    Check::Member(check) => Some(check(&subject)),
                    _ => None,
                },
                None,
            );
            if let Some(((base_at, base), (head_at, head))) = pair.both() {
                self.uses(&place, base.ty, head.ty);
                self.step(at, base.ty.id, head.ty.id, Some((base_at, head_at)), flow);
            }
        }
    }

    /// A member that one side lacks only because it is a view for one direction is there in the view
    /// for the other one: not the member changed, but the directions in which it moves.
    fn whole_member(&self, at: usize, pair: Pair<(usize, &'a Member)>) -> Pair<&'a Member> {
        let node = self.nodes.get(at);
        let elsewhere = |side: &'a Side, id: Option<TypeId>, name: &str| {
            let other = side.counterpart(id?)?;
            match &side.api.ty(other).shape {
                Shape::Object(object) => object.members.iter().find(|one| one.name == name),
                _ => None,
            }
        };
        match pair {
            Pair::Both((_, base), (_, head)) => Pair::Both(base, head),
            Pair::Added((_, head)) => {
                match elsewhere(self.base, node.map(|node| node.base), &head.name) {
                    Some(base) => Pair::Both(base, head),
                    None => Pair::Added(head),
                }
            }
            Pair::Removed((_, base)) => {
                match elsewhere(self.head, node.map(|node| node.head), &base.name) {
                    Some(head) => Pair::Both(base, head),
                    None => Pair::Removed(base),
                }
            }
        }
    }

    fn variants(&mut self, at: usize, place: &Place, base: &'a Union, head: &'a Union) {
        for pair in self.pair_variants(base, head) {
            let variant = pair.latest().1;
            let span = |is_head: bool, variant: &Variant| {
                let api = if is_head {
                    &self.head.api
                } else {
                    &self.base.api
                };
                api.ty(variant.ty.id).span
            };
            let place = Place {
                target: Target::Variant(
                    at,
                    pair.base().map(|(index, _)| index),
                    pair.head().map(|(index, _)| index),
                ),
                label: format!("{}<{}>", place.label, variant.name),
                spans: (
                    pair.base().map(|(_, v)| span(false, v)).or(place.spans.0),
                    pair.head().map(|(_, v)| span(true, v)).or(place.spans.1),
                ),
                removed: pair.removed().is_some(),
                ..place.clone()
            };
            let subject = VariantPair {
                label: &place.label.clone(),
                pair: pair.map(|(_, variant)| variant),
            };
            self.show(
                &place,
                |check| match check {
                    Check::Variant(check) => Some(check(&subject)),
                    _ => None,
                },
                None,
            );
            if let Some(((_, base), (_, head))) = pair.both() {
                self.step(at, base.ty.id, head.ty.id, None, Flow::BOTH);
            }
        }
    }

    /// Variants are the same that are the same component or have the same name; what is left, that
    /// are chosen by the same value, or are the only ones of their kind.
    fn pair_variants(&self, base: &'a Union, head: &'a Union) -> Pairs<'a, Variant> {
        let found = pairs(&base.variants, &head.variants, |variant| {
            variant.name.as_str()
        });
        let found = pair_moved(found, |variant| variant.evidence.tags.first());
        let alone = |union: &Union, variant: &Variant| {
            let kinds = variant.evidence.kinds;
            !kinds.is_empty()
                && union
                    .variants
                    .iter()
                    .filter(|one| one.evidence.kinds == kinds)
                    .count()
                    == 1
        };
        pair_moved(found, |variant: &Variant| {
            let union = if base.variants.iter().any(|one| std::ptr::eq(one, variant)) {
                base
            } else {
                head
            };
            alone(union, variant).then_some(variant.evidence.kinds)
        })
    }

    /// Null is a fact of uses. Where every use of a component changed in the same way, it is the
    /// component that did, and one change.
    pub(super) fn gather_uses(&mut self) {
        let mut found: BTreeMap<(&str, (TypeId, TypeId)), Vec<usize>> = BTreeMap::new();
        for (at, finding) in self.findings.iter().enumerate() {
            if let Some(named) = finding.named {
                found.entry((finding.rule.id, named)).or_default().push(at);
            }
        }
        let mut gone = HashSet::new();
        let mut gathered = Vec::new();
        for ((_, (base, head)), list) in found {
            let Some(node) = self.find_node(base, head) else {
                continue;
            };
            let uses = self.nodes.get(node).map_or(0, |node| node.edges.len());
            let first = list.first().and_then(|at| self.findings.get(*at));
            let (Some(first), true) = (first, list.len() > 1 && list.len() == uses) else {
                continue;
            };
            let (was, is) = (self.base.api.ty(base), self.head.api.ty(head));
            let label = label::ty(&self.head.api, &is.origin);
            let mut one = first.clone();
            one.found.message = one
                .found
                .message
                .replace(&format!("`{}`", first.label), &format!("`{label}`"));
            one.label = label;
            one.scope = Scope::Node(node);
            one.flow = Flow::BOTH;
            one.target = Target::Type(node);
            one.spans = (Some(was.span), Some(is.span));
            gathered.push(one);
            gone.extend(list);
        }
        let mut at = 0;
        self.findings.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        self.findings.extend(gathered);
    }

    /// A use of a type: what is said beside the type itself.
    pub(super) fn uses(&mut self, place: &Place, base: TypeRef, head: TypeRef) {
        let component = |api: &'a Api, part: TypeRef| {
            let origin = &api.ty(part.id).origin;
            match &origin.root {
                Root::Component(name) if origin.is_component() => Some(name.as_str()),
                _ => None,
            }
        };
        let subject = UsePair {
            label: &place.label.clone(),
            nullable: (
                is_nullable(&self.base.api, base),
                is_nullable(&self.head.api, head),
            ),
            component: (
                component(&self.base.api, base),
                component(&self.head.api, head),
            ),
        };
        let both = subject.component.0.is_some() && subject.component.1.is_some();
        let place = Place {
            named: both.then_some((base.id, head.id)),
            ..place.clone()
        };
        self.show(
            &place,
            |check| match check {
                Check::Use(check) => Some(check(&subject)),
                _ => None,
            },
            None,
        );
    }
}

/// Whether a type is a component, or a view of one for one direction.
fn is_component(origin: &Origin) -> bool {
    let view = |step: &Step| matches!(step, Step::Request);
    matches!(origin.root, Root::Component(_)) && origin.steps.iter().all(view)
}

/// Whether null is allowed at a use, by itself or by an alias on the way.
fn is_nullable(api: &Api, part: TypeRef) -> bool {
    let mut part = part;
    // Aliases that lead to themselves are refused by the check; the bound is for safety.
    for _ in 0..api.types.len() {
        if part.nullable {
            return true;
        }
        match &api.ty(part.id).shape {
            Shape::Alias(target) => part = *target,
            shape => return matches!(shape, Shape::Null),
        }
    }
    false
}

/// In which directions a member is moved.
fn flow(member: &Member) -> Flow {
    Flow {
        sent: !member.read_only || member.write_only,
        received: !member.write_only || member.read_only,
    }
}

fn either(one: Flow, other: Flow) -> Flow {
    Flow {
        sent: one.sent || other.sent,
        received: one.received || other.received,
    }
}
