//! Which Rust items a finding can be the cause of.

use std::collections::HashSet;

use oasmith_codegen::names::Names;
use oasmith_ir::types::{Shape, TypeId};

use crate::compare::Comparison;
use crate::compare::finding::{Finding, Target};
use crate::compare::reach::From;
use crate::side::Side;
use crate::surface::Renames;

/// Paths of items and owners, by the base's names, the nearest first.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// These very items.
    pub(super) exact: Vec<String>,
    /// All items of these owners.
    pub(super) owner: Vec<String>,
    /// All items of these owners that nobody claims more closely.
    pub(super) near: Vec<String>,
    /// Whether the code of those near must differ for it, without any item that does.
    touches: bool,
}

impl Claims {
    /// The owners whose text the finding may have changed.
    pub(super) fn owners(&self) -> impl Iterator<Item = &str> {
        let of_items = self.exact.iter().map(|path| owner_of(path));
        let near = self.near.iter().filter(|_| self.touches);
        of_items.chain(self.owner.iter().chain(near).map(String::as_str))
    }
}

fn owner_of(path: &str) -> &str {
    let path = path.split_once(" for ").map_or(path, |(_, owner)| owner);
    let path = path.split('.').next().unwrap_or(path);
    match path.strip_suffix("()") {
        Some(method) => method.rsplit_once("::").map_or(method, |(owner, _)| owner),
        None => path,
    }
}

/// The items that a finding can be the cause of.
pub(super) fn claims(comparison: &Comparison<'_>, renames: &Renames, finding: &Finding) -> Claims {
    let mut claiming = Claiming {
        comparison,
        renames,
        claims: Claims::default(),
    };
    match &finding.target {
        Target::Nothing => {}
        Target::Servers => {
            claiming.claims.owner.push("servers".to_owned());
            claiming.client();
        }
        Target::Security => claiming.client(),
        Target::Operation(at) => claiming.operation(*at),
        Target::Request(at, name) => claiming.request(*at, name.as_deref()),
        Target::Answer(at) => claiming.answer(*at),
        Target::Type(node) => claiming.ty(*node),
        Target::Member(node, base, head) => claiming.member(*node, *base, *head),
        Target::Variant(node, base, head) => claiming.variant(*node, *base, *head),
        Target::Model(base, head) => claiming.model(*base, *head),
    }
    claiming.claims
}

struct Claiming<'c, 'a> {
    comparison: &'c Comparison<'a>,
    renames: &'c Renames,
    claims: Claims,
}

/// The paths of an operation's items.
struct OperationPaths {
    call: String,
    outcome: String,
    metadata: String,
    method: String,
    group: String,
    accessor: String,
}

impl Claiming<'_, '_> {
    fn client(&mut self) {
        self.claims
            .near
            .extend(["Client".to_owned(), "ClientBuilder".to_owned()]);
    }

    /// A path of the head by the base's name.
    fn old(&self, path: String) -> String {
        self.renames.owners.get(&path).cloned().unwrap_or(path)
    }

    fn paths(&self, at: usize) -> Vec<OperationPaths> {
        let Some(entry) = self
            .comparison
            .operations
            .get(at)
            .filter(|one| !one.webhook)
        else {
            return Vec::new();
        };
        let base = entry
            .pair
            .base()
            .and_then(|(at, _)| paths(&self.comparison.base.names, at));
        let head = entry
            .pair
            .head()
            .and_then(|(at, _)| paths(&self.comparison.head.names, at));
        let head = head.map(|paths| OperationPaths {
            call: self.old(paths.call),
            outcome: self.old(paths.outcome),
            metadata: self.old(paths.metadata),
            method: self
                .renames
                .items
                .get(&paths.method)
                .cloned()
                .unwrap_or(paths.method),
            ..paths
        });
        base.into_iter().chain(head).collect()
    }

    fn operation(&mut self, at: usize) {
        for paths in self.paths(at) {
            self.claims.exact.extend([paths.method, paths.accessor]);
            self.claims
                .owner
                .extend([paths.call, paths.outcome, paths.metadata]);
            self.claims.near.push(paths.group);
        }
        // What the client is made with follows from what operations ask for.
        self.client();
        self.payloads(at);
    }

    /// The inline models of an operation that is only in one document, and those of webhooks.
    fn payloads(&mut self, at: usize) {
        let Some(entry) = self.comparison.operations.get(at) else {
            return;
        };
        for (side, operation) in [
            (self.comparison.base, entry.pair.base()),
            (self.comparison.head, entry.pair.head()),
        ] {
            let Some((_, operation)) = operation else {
                continue;
            };
            let mut open: Vec<TypeId> = operation.uses().collect();
            let mut seen = HashSet::new();
            while let Some(id) = open.pop() {
                if seen.insert(id) {
                    self.claims.near.push(self.old(model(side, id)));
                    open.extend(side.api.ty(id).shape.uses().iter().map(|part| part.id));
                }
            }
        }
    }

    fn request(&mut self, at: usize, name: Option<&str>) {
        for paths in self.paths(at) {
            if let Some(name) = name {
                self.claims.exact.push(format!("{}::{name}()", paths.call));
            }
            self.claims.exact.push(paths.method);
            self.claims.owner.push(paths.metadata);
            self.claims.near.push(paths.call);
        }
        self.payloads(at);
    }

    fn answer(&mut self, at: usize) {
        for paths in self.paths(at) {
            let call = &paths.call;
            self.claims.exact.extend([
                format!("{call}::send()"),
                format!("{call}::send_response()"),
                format!("impl std::future::IntoFuture for {call}::Output"),
            ]);
            self.claims.owner.push(paths.outcome);
            self.claims.near.push(paths.call);
        }
        self.payloads(at);
    }

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

    fn ty(&mut self, node: usize) {
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
                            self.claims
                                .near
                                .extend([paths.call, paths.outcome, paths.method]);
                        }
                    }
                    From::Node(from, _) => {
                        self.claims.near.extend(self.model_of(from));
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

    fn member(&mut self, at: usize, base: Option<usize>, head: Option<usize>) {
        let comparison = self.comparison;
        let Some(node) = comparison.nodes.get(at) else {
            return;
        };
        let owners = self.model_of(at);
        let sides = [
            (comparison.base, node.base, base),
            (comparison.head, node.head, head),
        ];
        for (side, id, member) in sides {
            let Some(index) = member else {
                continue;
            };
            let field = side.names.member(id, index).as_str();
            let required = match &side.api.ty(id).shape {
                Shape::Object(object) => object.members.get(index).is_some_and(|one| one.required),
                _ => false,
            };
            for owner in &owners {
                self.claims
                    .exact
                    .extend([format!("{owner}.{field}"), format!("{owner}::{field}()")]);
                if required {
                    self.claims.exact.extend([
                        format!("{owner}::new()"),
                        format!("impl Default for {owner}"),
                    ]);
                }
            }
        }
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

    /// The inline models of types, up to the next components.
    fn inline(&mut self, types: Vec<TypeId>, side: &Side, is_head: bool) {
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

    fn variant(&mut self, at: usize, base: Option<usize>, head: Option<usize>) {
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

    fn model(&mut self, base: Option<TypeId>, head: Option<TypeId>) {
        if let Some(id) = base {
            self.claims.owner.push(model(self.comparison.base, id));
        }
        if let Some(id) = head {
            let path = model(self.comparison.head, id);
            self.claims.owner.push(self.old(path));
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

fn paths(names: &Names, at: usize) -> Option<OperationPaths> {
    let operation = names.operations().get(at)?;
    let group = &names.groups().get(operation.group)?.names;
    let module = group.module.as_str();
    let ty = format!("{module}::{}", group.ty.as_str());
    Some(OperationPaths {
        call: format!("{module}::{}", operation.call.as_str()),
        outcome: format!("{module}::{}", operation.outcome.as_str()),
        metadata: format!("{module}::{}", operation.metadata.as_str()),
        method: format!("{ty}::{}()", operation.method.as_str()),
        group: ty,
        accessor: format!("Client::{}()", group.method.as_str()),
    })
}

pub(super) fn model(side: &Side, id: TypeId) -> String {
    format!("models::{}", side.names.model(id).as_str())
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
