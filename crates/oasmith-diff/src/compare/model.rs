//! Models: the names that types have in Rust.

use foldhash::{HashMap, HashSet, HashSetExt as _};

use oasmith_ir::origin::Root;
use oasmith_ir::types::{Type, TypeId};

use super::finding::{Scope, Target};
use super::reach::{Flow, Node};
use super::subject::ModelPair;
use super::{Comparison, Place, label};
use crate::pair::Pair;

impl<'a> Comparison<'a> {
    /// Components of the same name are the same, whether an operation reaches them or not.
    pub(super) fn components(&mut self) {
        let base: HashMap<&str, TypeId> = components(self.base).collect();
        let head: Vec<(&str, TypeId)> = components(self.head).collect();
        for (name, id) in head {
            if let Some(base) = base.get(name) {
                self.node(*base, id, None);
            }
        }
    }

    /// The models that have another name, or are only in one document.
    pub(super) fn models(&mut self) {
        let renamed = self.renamed_models();
        let (base_paired, head_paired) = self.paired();
        for (base, head) in &renamed {
            self.model(Pair::Both(*base, *head), &renamed);
        }
        for &id in &self.head.api.models {
            if !head_paired.contains(&id) && self.head.api.ty(id).origin.is_component() {
                self.model(Pair::Added(id), &renamed);
            }
        }
        for &id in &self.base.api.models {
            if !base_paired.contains(&id) && self.base.api.ty(id).origin.is_component() {
                self.model(Pair::Removed(id), &renamed);
            }
        }
    }

    fn paired(&self) -> (HashSet<TypeId>, HashSet<TypeId>) {
        // An inline scalar has no name that another could have taken the place of.
        let both = |node: &&Node| {
            let ends = (self.base.api.ty(node.base), self.head.api.ty(node.head));
            ends.0.is_model() && ends.1.is_model()
        };
        let nodes = self.nodes.iter().filter(both);
        nodes.map(|node| (node.base, node.head)).unzip()
    }

    /// Models that are the same under another name: each is paired with the other, and neither name
    /// is one of the other document.
    pub(crate) fn renamed_models(&self) -> Vec<(TypeId, TypeId)> {
        let name = |side: &'a crate::side::Side, id: TypeId| side.names.model(id).as_str();
        let (base_names, head_names) = (&self.base_models, &self.head_models);
        let (mut from, mut to) = (HashSet::new(), HashSet::new());
        let mut renamed = Vec::new();
        for node in &self.nodes {
            let (base, head) = (self.base.api.ty(node.base), self.head.api.ty(node.head));
            if !base.is_model() || !head.is_model() {
                continue;
            }
            if self.base.api.replaced.contains_key(&node.base)
                || self.head.api.replaced.contains_key(&node.head)
            {
                continue;
            }
            let (was, is) = (name(self.base, node.base), name(self.head, node.head));
            if was != is
                && !head_names.contains(was)
                && !base_names.contains(is)
                && !from.contains(was)
                && !to.contains(is)
            {
                from.insert(was);
                to.insert(is);
                renamed.push((node.base, node.head));
            }
        }
        renamed
    }

    fn model(&mut self, pair: Pair<TypeId>, renamed: &[(TypeId, TypeId)]) {
        let (base, head) = (self.base, self.head);
        let base_type = pair.base().map(|id| base.api.ty(id));
        let head_type = pair.head().map(|id| head.api.ty(id));
        let name = match pair {
            Pair::Both(old, new) => Pair::Both(
                base.names.model(old).as_str(),
                head.names.model(new).as_str(),
            ),
            Pair::Added(new) => Pair::Added(head.names.model(new).as_str()),
            Pair::Removed(old) => Pair::Removed(base.names.model(old).as_str()),
        };
        let docs = match (base_type, head_type) {
            (Some(base), Some(head)) => Pair::Both(&base.docs, &head.docs),
            (Some(base), None) => Pair::Removed(&base.docs),
            (None, Some(head)) => Pair::Added(&head.docs),
            (None, None) => return,
        };
        let subject = ModelPair {
            component: (base_type.and_then(component), head_type.and_then(component)),
            name,
            docs,
            follows: self.follows(pair, renamed),
        };
        let label = head_type.map(|ty| label::ty(&head.api, &ty.origin));
        let label = label.or_else(|| base_type.map(|ty| label::ty(&base.api, &ty.origin)));
        let node = pair
            .both()
            .and_then(|(base, head)| self.find_node(base, head));
        let place = Place {
            scope: node.map_or(Scope::Document, Scope::Node),
            flow: Flow::BOTH,
            target: Target::Model(pair.base(), pair.head()),
            label: label.unwrap_or_default(),
            spans: (base_type.map(|ty| ty.span), head_type.map(|ty| ty.span)),
            removed: pair.removed().is_some(),
            named: None,
        };
        self.show(&place, &subject);
    }

    /// Whether an inline model is called after something that has another name as well.
    fn follows(&self, pair: Pair<TypeId>, renamed: &[(TypeId, TypeId)]) -> bool {
        let Some((base, head)) = pair.both() else {
            return false;
        };
        let (base, head) = (
            &self.base.api.ty(base).origin,
            &self.head.api.ty(head).origin,
        );
        if base.steps.is_empty() || head.steps.is_empty() {
            return false;
        }
        match (&base.root, &head.root) {
            (Root::Operation(old), Root::Operation(new)) => {
                let name = |side: &crate::side::Side, at: usize| {
                    let names = side.names.operations().get(at);
                    names.map(|names| names.call.as_str().to_owned())
                };
                name(self.base, *old) != name(self.head, *new)
            }
            (Root::Component(old), Root::Component(new)) => renamed.iter().any(|(base, head)| {
                let ends = (self.base.api.ty(*base), self.head.api.ty(*head));
                component(ends.0) == Some(old) && component(ends.1) == Some(new)
            }),
            _ => false,
        }
    }
}

/// The names of the models in Rust.
pub(super) fn names(side: &crate::side::Side) -> HashSet<&str> {
    let models = side.api.models.iter();
    models.map(|id| side.names.model(*id).as_str()).collect()
}

pub(super) fn components(side: &crate::side::Side) -> impl Iterator<Item = (&str, TypeId)> {
    let models = side.api.models.iter();
    models.filter_map(|id| Some((component(side.api.ty(*id))?, *id)))
}

/// The name of the component that a type is.
fn component(ty: &Type) -> Option<&str> {
    match &ty.origin.root {
        Root::Component(name) if ty.origin.is_component() => Some(name),
        _ => None,
    }
}
