//! Items of operations.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_codegen::names::Names;
use oasmith_ir::operation::Operation;
use oasmith_ir::types::TypeId;

use super::{Claiming, model};
use crate::compare::Comparison;
use crate::operation_paths::OperationPaths;
use crate::pair::Pair;
use crate::side::Side;

impl Claiming<'_, '_> {
    pub(super) fn paths(&self, at: usize) -> Vec<OperationPaths> {
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
            .and_then(|(at, _)| OperationPaths::of(&self.comparison.base.names, at));
        let head = entry
            .pair
            .head()
            .and_then(|(at, _)| OperationPaths::of(&self.comparison.head.names, at));
        let head = head.map(|paths| OperationPaths {
            call: self.old(paths.call),
            outcome: self.old(paths.outcome),
            refusal: self.old(paths.refusal),
            form: paths.form.map(|form| self.old(form)),
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

    pub(super) fn operation(&mut self, at: usize) {
        for paths in self.paths(at) {
            self.claims.exact.extend([paths.method, paths.accessor]);
            self.claims
                .owner
                .extend([paths.call, paths.outcome, paths.refusal, paths.metadata]);
            self.claims.owner.extend(paths.form);
            self.claims.near.push(paths.group);
        }
        // What the client is made with follows from what operations ask for.
        if self.asks_alone(at) {
            self.client();
        } else {
            let client = ["Client".to_owned(), "ClientBuilder".to_owned()];
            self.claims.far.extend(client);
        }
        self.payloads(at);
    }

    /// Whether an operation that both documents have is the only one of its document that asks for a security scheme,
    /// so that its coming or going is that of a credential.
    fn asks_alone(&self, at: usize) -> bool {
        let comparison = self.comparison;
        let Some(entry) = comparison.operations.get(at) else {
            return false;
        };
        let (operation, others) = match entry.pair {
            Pair::Both(..) => return true,
            Pair::Added((_, operation)) => (operation, &comparison.base.api.operations),
            Pair::Removed((_, operation)) => (operation, &comparison.head.api.operations),
        };
        let asks = |operation: &Operation, name: &str| {
            let mut schemes = operation.security.iter().flat_map(|one| &one.schemes);
            schemes.any(|(scheme, _)| scheme.value == name)
        };
        let mut schemes = operation.security.iter().flat_map(|one| &one.schemes);
        schemes.any(|(name, _)| !others.iter().any(|other| asks(other, &name.value)))
    }

    /// The method of an operation, for the order of its arguments.
    pub(super) fn arguments(&mut self, at: usize) {
        let methods = self.paths(at).into_iter().map(|paths| paths.method);
        self.claims.exact.extend(methods);
    }

    /// The inline models of an operation that is only in one document, and those of webhooks.
    pub(super) fn payloads(&mut self, at: usize) {
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

    /// All operations of a group that has another name.
    pub(super) fn group(&mut self, base: usize, head: usize) {
        let comparison = self.comparison;
        let operations = comparison.operations.iter().enumerate();
        for (at, entry) in operations.filter(|(_, entry)| !entry.webhook) {
            let is_in = |names: &Names, of: Option<(usize, &_)>, group| {
                let names = of.and_then(|(at, _): (usize, &Operation)| names.operations().get(at));
                names.is_some_and(|names| names.group == group)
            };
            if is_in(&comparison.base.names, entry.pair.base(), base)
                || is_in(&comparison.head.names, entry.pair.head(), head)
            {
                self.operation(at);
            }
        }
    }

    pub(super) fn request(&mut self, at: usize, name: Option<&str>) {
        for paths in self.paths(at) {
            if let Some(name) = name {
                self.claims.exact.push(format!("{}::{name}()", paths.call));
            }
            self.claims.exact.push(paths.method);
            self.claims.owner.push(paths.metadata);
            // Each media type but the first has a method of its own.
            self.claims.near.extend([paths.call, paths.group]);
            self.claims.near.extend(paths.form);
        }
        for is_head in [false, true] {
            let types = request_types(self.comparison, at, name, is_head);
            self.inline_of(types, is_head);
        }
    }

    /// The inline models of types of one side.
    fn inline_of(&mut self, types: Vec<TypeId>, is_head: bool) {
        let comparison = self.comparison;
        let side = if is_head {
            comparison.head
        } else {
            comparison.base
        };
        let own = types
            .into_iter()
            .filter(|id| !side.api.ty(*id).origin.is_component());
        self.inline(own.collect(), side, is_head);
    }

    pub(super) fn answer(&mut self, at: usize) {
        for paths in self.paths(at) {
            let call = &paths.call;
            self.claims.exact.extend([
                format!("{call}::send()"),
                format!("{call}::send_response()"),
                format!("impl std::future::IntoFuture for {call}::Output"),
            ]);
            self.claims.owner.extend([paths.outcome, paths.refusal]);
            self.claims.near.push(paths.call);
        }
        for is_head in [false, true] {
            let types = answer_types(self.comparison, at, is_head);
            self.inline_of(types, is_head);
        }
    }
}

/// One side of a pair of operations.
fn end<'a>(
    comparison: &Comparison<'a>,
    at: usize,
    is_head: bool,
) -> Option<(&'a Side, usize, &'a Operation)> {
    let pair = comparison.operations.get(at)?.pair;
    let (side, found) = match is_head {
        true => (comparison.head, pair.head()),
        false => (comparison.base, pair.base()),
    };
    found.map(|(index, operation)| (side, index, operation))
}

/// The types of a part of a request: of the parameter that has this setter, or of the body.
pub(in crate::semver) fn request_types(
    comparison: &Comparison<'_>,
    at: usize,
    part: Option<&str>,
    is_head: bool,
) -> Vec<TypeId> {
    let Some((side, index, operation)) = end(comparison, at, is_head) else {
        return Vec::new();
    };
    let names = side.names.operations().get(index);
    let names = names.map_or(&[][..], |names| names.parameters.as_slice());
    let mut named = operation.parameters.iter().zip(names);
    let found = named.find(|(_, name)| Some(name.as_str()) == part);
    match (found, part) {
        (Some((parameter, _)), _) => vec![parameter.ty.id],
        (None, Some("body")) => {
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            contents
                .filter_map(|content| content.ty)
                .map(|ty| ty.id)
                .collect()
        }
        (None, _) => Vec::new(),
    }
}

/// The types of an operation's responses.
pub(in crate::semver) fn answer_types(
    comparison: &Comparison<'_>,
    at: usize,
    is_head: bool,
) -> Vec<TypeId> {
    let Some((_, _, operation)) = end(comparison, at, is_head) else {
        return Vec::new();
    };
    let responses = operation.responses.iter();
    let contents = responses.flat_map(|response| &response.contents);
    contents
        .filter_map(|content| content.ty)
        .map(|ty| ty.id)
        .collect()
}
