//! Items of operations.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_codegen::names::Names;
use oasmith_ir::operation::Operation;
use oasmith_ir::types::TypeId;

use super::{Claiming, model};

/// The paths of an operation's items.
pub(super) struct OperationPaths {
    pub(super) call: String,
    pub(super) outcome: String,
    pub(super) refusal: String,
    /// What a multipart body is made by.
    pub(super) form: Option<String>,
    pub(super) metadata: String,
    pub(super) method: String,
    pub(super) group: String,
    pub(super) accessor: String,
}

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
            .and_then(|(at, _)| paths(&self.comparison.base.names, at));
        let head = entry
            .pair
            .head()
            .and_then(|(at, _)| paths(&self.comparison.head.names, at));
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
        self.client();
        self.payloads(at);
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
        self.payloads(at);
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
        self.payloads(at);
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
        refusal: format!("{module}::{}", operation.refusal.as_str()),
        form: operation
            .form
            .as_ref()
            .map(|form| format!("{module}::{}", form.as_str())),
        metadata: format!("{module}::{}", operation.metadata.as_str()),
        method: format!("{ty}::{}()", operation.method.as_str()),
        group: ty,
        accessor: format!("Client::{}()", group.method.as_str()),
    })
}
