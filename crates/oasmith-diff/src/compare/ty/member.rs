//! Members of objects.

use oasmith_ir::api::Api;
use oasmith_ir::types::{Docs, Member, Object, Shape, TypeId};
use oasmith_spec::suggest::nearest;

use crate::compare::finding::Target;
use crate::compare::operation::spans;
use crate::compare::reach::Flow;
use crate::compare::subject::MemberPair;
use crate::compare::{Comparison, Place, documented};
use crate::pair::{Pair, pairs};
use crate::rules::is_declared_alike;
use crate::same::is_same_member;
use crate::side::Side;

impl<'a> Comparison<'a> {
    pub(super) fn members(&mut self, at: usize, place: &Place, base: &'a Object, head: &'a Object) {
        for pair in pairs(&base.members, &head.members, |member: &Member| {
            member.name.as_str()
        }) {
            if let Some(((_, base), (_, head))) = pair.both()
                && is_same_member(base, head)
                && base.ty.nullable == head.ty.nullable
                && self.same.are_types(base.ty.id, head.ty.id)
            {
                continue;
            }
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
                renamed: whole
                    .removed()
                    .and_then(|removed| self.renamed(removed, base, head)),
                inherits: whole.both().is_some_and(|(base, head)| {
                    inherits(&self.base.api, base) && inherits(&self.head.api, head)
                }),
            };
            self.show(&place, &subject);
            if let Some(((base_at, base), (head_at, head))) = pair.both() {
                self.uses(&place, base.ty, head.ty);
                self.step(at, base.ty.id, head.ty.id, Some((base_at, head_at)), flow);
            }
        }
    }

    /// What a removed property is probably called now: one that the base does not have, declared alike, with a name
    /// that is alike.
    fn renamed(&self, removed: &Member, base: &Object, head: &'a Object) -> Option<&'a str> {
        let is_new = |one: &&Member| !base.members.iter().any(|old| old.name == one.name);
        let is_alike = |one: &&Member| {
            let was = documented(&self.base.api, removed.ty.id);
            let is = documented(&self.head.api, one.ty.id);
            one.required == removed.required
                && is_declared_alike((&self.base.api, was), (&self.head.api, is), 3)
        };
        let candidates = head.members.iter().filter(is_new).filter(is_alike);
        nearest(&removed.name, candidates.map(|one| one.name.as_str()))
    }

    /// A member that one side lacks only because it is a view for one direction is there in the view
    /// for the other one: not the member changed, but the directions in which it moves.
    fn whole_member(&self, at: usize, pair: Pair<(usize, &'a Member)>) -> Pair<&'a Member> {
        let node = self.nodes.get(at);
        let elsewhere = |side: &'a Side, id: Option<TypeId>, name: &str| {
            let other = side.counterpart(id?)?;
            match &side.api.documented(other).shape {
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

/// Whether the docs of a member are those of the component that it is.
fn inherits(api: &Api, member: &Member) -> bool {
    let ty = api.ty(member.ty.id);
    let said = |docs: &Docs| {
        (
            docs.title.clone(),
            docs.description.clone(),
            docs.deprecated,
        )
    };
    ty.origin.is_component() && said(&ty.docs) == said(&member.docs)
}
