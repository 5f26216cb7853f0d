//! Items of types.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_ir::types::{Shape, TypeId};

use super::{Claiming, model};
use crate::compare::reach::{From, Node};
use crate::side::Side;

impl Claiming<'_, '_> {
    /// The model of a pair, by the base's name.
    fn model_of(&self, node: usize) -> Vec<String> {
        let Some(node) = self.comparison.nodes.get(node) else {
            return Vec::new();
        };
        let base = is_model(self.comparison.base, node.base);
        let head = is_model(self.comparison.head, node.head);
        let mut found = Vec::new();
        if base {
            found.push(model(self.comparison.base, node.base));
        }
        if head {
            found.push(self.old(model(self.comparison.head, node.head)));
        }
        found.dedup();
        found
    }

    pub(super) fn ty(&mut self, node: usize) {
        let own = self.model_of(node);
        // The limits of a type without a name stand in the code of what uses it.
        self.claims.touches = own.is_empty();
        self.claims.owner.extend(own);
        self.users(node);
        if let Some(pair) = self.comparison.nodes.get(node) {
            self.inline(vec![pair.base], self.comparison.base, false);
            self.inline(vec![pair.head], self.comparison.head, true);
        }
    }

    /// What uses a type, up to the models and operations that show it in their signatures.
    fn users(&mut self, node: usize) {
        let comparison = self.comparison;
        let mut seen = HashSet::new();
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            let Some(there) = comparison.nodes.get(at).filter(|_| seen.insert(at)) else {
                continue;
            };
            for edge in &there.edges {
                match edge.from {
                    From::Operation(operation) => {
                        for paths in self.paths(operation) {
                            self.claims.near.extend([
                                paths.call,
                                paths.outcome,
                                paths.refusal,
                                paths.method,
                            ]);
                            self.claims.near.extend(paths.form);
                        }
                    }
                    From::Node(from, member) => {
                        let owners = [self.model_of(from), self.forms_of(from)].concat();
                        // The property that has the type shows it, and no property beside it.
                        if let Some((base, head)) = member.filter(|_| self.is_object(from)) {
                            self.items_of(from, Some(base), Some(head), &owners);
                        }
                        self.claims.near.extend(owners);
                        let opaque = comparison.nodes.get(from).is_some_and(|node| {
                            is_opaque(comparison.base, node.base)
                                && is_opaque(comparison.head, node.head)
                        });
                        if !opaque {
                            open.push(from);
                        }
                    }
                }
            }
        }
    }

    /// Whether both types of a pair are objects.
    fn is_object(&self, node: usize) -> bool {
        let (base, head) = (self.comparison.base, self.comparison.head);
        let is = |side: &Side, id| matches!(side.api.ty(id).shape, Shape::Object(_));
        let node = self.comparison.nodes.get(node);
        node.is_some_and(|node| is(base, node.base) && is(head, node.head))
    }

    /// What makes the multipart bodies that are of a type.
    fn forms_of(&self, node: usize) -> Vec<String> {
        let node = self.comparison.nodes.get(node);
        let edges = node.into_iter().flat_map(|node| &node.edges);
        let operations = edges.filter_map(|edge| match edge.from {
            From::Operation(operation) => Some(operation),
            From::Node(..) => None,
        });
        let paths = operations.flat_map(|operation| self.paths(operation));
        let mut forms: Vec<String> = paths.filter_map(|paths| paths.form).collect();
        forms.dedup();
        forms
    }

    pub(super) fn member(&mut self, at: usize, base: Option<usize>, head: Option<usize>) {
        let comparison = self.comparison;
        let Some(node) = comparison.nodes.get(at) else {
            return;
        };
        let owners = [self.model_of(at), self.forms_of(at)].concat();
        self.items_of(at, base, head, &owners);
        self.claims.near.extend(owners);
        // Where only one side has views, users of the type name another one.
        let views = |side: &Side, id| {
            let model = side.counterpart(id).map(|other| model(side, other));
            (model.is_some(), model)
        };
        let (base_views, head_views) = (
            views(comparison.base, node.base),
            views(comparison.head, node.head),
        );
        if base_views.0 != head_views.0 {
            self.users(at);
            let head = head_views.1.map(|path| self.old(path));
            self.claims
                .near
                .extend(base_views.1.into_iter().chain(head));
        }
        self.below(node.base, base, comparison.base, false);
        self.below(node.head, head, comparison.head, true);
    }

    /// The very items of a property: its field, its setter, and where it is required, the constructor.
    fn items_of(&mut self, at: usize, base: Option<usize>, head: Option<usize>, owners: &[String]) {
        let comparison = self.comparison;
        let Some(node) = comparison.nodes.get(at) else {
            return;
        };
        let sides = [
            (comparison.base, node.base, base),
            (comparison.head, node.head, head),
        ];
        for (side, id, member) in sides {
            let Some(index) = member else {
                continue;
            };
            let field = side.names.member(id, index).as_str();
            let setter = side.names.setter(id, index).as_str();
            let required = match &side.api.ty(id).shape {
                Shape::Object(object) => object.members.get(index).is_some_and(|one| one.required),
                _ => false,
            };
            for owner in owners {
                self.claims
                    .exact
                    .extend([format!("{owner}.{field}"), format!("{owner}::{setter}()")]);
                if required {
                    self.claims.exact.extend([
                        format!("{owner}::new()"),
                        format!("impl Default for {owner}"),
                    ]);
                }
            }
        }
    }

    /// The inline models below a member.
    fn below(&mut self, id: TypeId, member: Option<usize>, side: &Side, is_head: bool) {
        let Shape::Object(object) = &side.api.ty(id).shape else {
            return;
        };
        let member = member.and_then(|at| object.members.get(at));
        let inline = |id: &TypeId| !side.api.ty(*id).origin.is_component();
        let types = member.map(|member| member.ty.id).filter(inline);
        self.inline(types.into_iter().collect(), side, is_head);
    }

    /// What makes an object, for the order of its arguments.
    pub(super) fn constructor(&mut self, node: usize) {
        let owners = self.model_of(node).into_iter();
        let constructors = owners.map(|owner| format!("{owner}::new()"));
        self.claims.exact.extend(constructors);
    }

    /// The inline models of types, up to the next components.
    pub(super) fn inline(&mut self, types: Vec<TypeId>, side: &Side, is_head: bool) {
        let first: HashSet<TypeId> = types.iter().copied().collect();
        let mut open = types;
        let mut seen = HashSet::new();
        while let Some(id) = open.pop() {
            let ty = side.api.ty(id);
            if !seen.insert(id) || ty.origin.is_component() && !first.contains(&id) {
                continue;
            }
            let path = model(side, id);
            self.claims
                .near
                .push(if is_head { self.old(path) } else { path });
            open.extend(ty.shape.uses().iter().map(|part| part.id));
        }
    }

    pub(super) fn variant(&mut self, at: usize, base: Option<usize>, head: Option<usize>) {
        let comparison = self.comparison;
        let Some(node) = comparison.nodes.get(at) else {
            return;
        };
        let owners = self.model_of(at);
        for (side, id, variant) in [
            (comparison.base, node.base, base),
            (comparison.head, node.head, head),
        ] {
            let name = variant.map(|index| side.names.variant(id, index).as_str());
            for (owner, name) in owners.iter().zip(name) {
                self.claims.exact.push(format!("{owner}::{name}"));
            }
        }
        self.claims.owner.extend(owners);
    }

    pub(super) fn model(&mut self, base: Option<TypeId>, head: Option<TypeId>) {
        if let Some(id) = base {
            self.claims.owner.push(model(self.comparison.base, id));
        }
        if let Some(id) = head {
            let path = model(self.comparison.head, id);
            self.claims.owner.push(self.old(path));
        }
        // Where the component was or becomes an inline scalar, its users show it.
        let nodes = self.comparison.nodes.iter().enumerate();
        let ends = |node: &Node| base == Some(node.base) || head == Some(node.head);
        let alone: Vec<usize> = match (base, head) {
            (Some(_), Some(_)) => Vec::new(),
            _ => nodes
                .filter(|(_, node)| ends(node))
                .map(|(at, _)| at)
                .collect(),
        };
        for at in alone {
            self.users(at);
        }
        // The inline models of a component come and go with it.
        for (side, id) in [(self.comparison.base, base), (self.comparison.head, head)] {
            let root = id.map(|id| &side.api.ty(id).origin);
            for &inline in &side.api.models {
                let origin = &side.api.ty(inline).origin;
                if root.is_some_and(|root| root.is_component() && origin.root == root.root) {
                    self.claims.near.push(self.old(model(side, inline)));
                }
            }
        }
    }
}

fn is_model(side: &Side, id: TypeId) -> bool {
    side.api.ty(id).is_model()
}

/// Whether a type has a name of its own that its users show instead of what it is made of.
fn is_opaque(side: &Side, id: TypeId) -> bool {
    let ty = side.api.ty(id);
    ty.is_model()
        && matches!(
            ty.shape,
            Shape::Object(_) | Shape::Enum(_) | Shape::Union(_) | Shape::Map(_)
        )
}
