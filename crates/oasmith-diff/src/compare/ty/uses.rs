//! Uses of types: what is said beside the type itself.

use foldhash::{HashSet, HashSetExt as _};
use std::collections::BTreeMap;

use oasmith_ir::api::Api;
use oasmith_ir::origin::Root;
use oasmith_ir::types::{Shape, Type, TypeId, TypeRef};

use crate::compare::finding::{Scope, Target};
use crate::compare::reach::Flow;
use crate::compare::replaced::REPLACED;
use crate::compare::subject::UsePair;
use crate::compare::ty::is_component;
use crate::compare::{Comparison, Place, label};

impl<'a> Comparison<'a> {
    /// Null is a fact of uses. Where every use of a component changed in the same way, it is the
    /// component that did, and one change.
    pub(in crate::compare) fn gather_uses(&mut self) {
        let mut found: BTreeMap<(&str, (TypeId, TypeId)), Vec<usize>> = BTreeMap::new();
        for (at, finding) in self.findings.iter().enumerate() {
            // Each use that names something else is a change of its own.
            if let Some(named) = finding.named.filter(|_| finding.rule.id != REPLACED) {
                found.entry((finding.rule.id, named)).or_default().push(at);
            }
        }
        let mut gone = HashSet::new();
        let mut gathered = Vec::new();
        for ((rule, (base, head)), list) in found {
            let Some(node) = self.find_node(base, head) else {
                continue;
            };
            let uses = self.nodes.get(node).map_or(0, |node| node.edges.len());
            let first = list.first().and_then(|at| self.findings.get(*at));
            let (was, is) = (self.base.api.ty(base), self.head.api.ty(head));
            let all = list.len() > 1 && list.len() == uses
                || rule.ends_with("-nullable") && self.itself(was, is);
            let (Some(first), true) = (first, all) else {
                continue;
            };
            let label = label::ty(&self.head.api, &is.origin);
            let mut one = first.clone();
            one.found.message = one.found.message.renamed(&first.label, &label);
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

    /// Whether a component itself allows null on one side only.
    fn itself(&self, was: &Type, is: &Type) -> bool {
        match (&was.origin.root, &is.origin.root) {
            (Root::Component(base), Root::Component(head)) => {
                let components = was.origin.is_component() && is.origin.is_component();
                components && self.base.allows_null(base) != self.head.allows_null(head)
            }
            _ => false,
        }
    }

    /// The models of a use whose schema became one of its own, or was one.
    fn parted(&self, base: TypeId, head: TypeId) -> Option<(&'a str, &'a str)> {
        let (was, is) = (self.base.api.ty(base), self.head.api.ty(head));
        if is_component(&was.origin) == is_component(&is.origin) {
            return None;
        }
        let models = was.is_model() && is.is_model();
        let (was, is) = (
            self.base.names.model(base).as_str(),
            self.head.names.model(head).as_str(),
        );
        let stays = self.head_models.contains(was) || self.base_models.contains(is);
        (models && was != is && stays).then_some((was, is))
    }

    /// A use of a type: what is said beside the type itself.
    pub(in crate::compare) fn uses(&mut self, place: &Place, base: TypeRef, head: TypeRef) {
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
            replaced: false,
            parted: self.parted(base.id, head.id),
        };
        let subject = UsePair {
            replaced: self.is_replaced(subject.component),
            ..subject
        };
        let both = subject.component.0.is_some() && subject.component.1.is_some();
        let place = Place {
            named: both.then_some((base.id, head.id)),
            ..place.clone()
        };
        self.show(&place, &subject);
    }
}

/// Whether null is allowed at a use, by itself or by an alias on the way.
fn is_nullable(api: &Api, part: TypeRef) -> bool {
    let mut part = part;
    // Aliases that lead to themselves are refused by the check; the bound is for safety.
    for _ in 0..api.types.len() {
        if part.nullable {
            return true;
        }
        match &api.documented(part.id).shape {
            Shape::Alias(target) => part = *target,
            shape => return matches!(shape, Shape::Null),
        }
    }
    false
}
