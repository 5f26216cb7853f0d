//! Which operations are the same.

use foldhash::HashMap;

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Operation, PathPart, PathTemplate};

use crate::compare::{OperationEntry, Prefixes};
use crate::pair::{Pair, Pairs, pair_left, pair_moved, pairs_by};

/// A path without the names of its parameters, which callers don't see.
pub(in crate::compare) fn path_key(path: &PathTemplate) -> String {
    let part = |part: &PathPart| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Parameter(_) => "{}".to_owned(),
    };
    path.parts.iter().map(part).collect()
}

/// Pairs operations by method and path, then those that are left by their `operationId`; webhooks by
/// method and name; callbacks by their operation, method and name.
pub(in crate::compare) fn pair<'a>(
    base: &'a Api,
    head: &'a Api,
    prefixes: &Prefixes,
) -> Vec<OperationEntry<'a>> {
    let found = pairs_by(
        &base.operations,
        &head.operations,
        |one| prefixes.base_key(one),
        |one| prefixes.head_key(one),
    );
    let found = pair_moved(found, |operation| operation.id.as_deref());
    let parents = Parents::new(&found);
    let webhooks = pair_webhooks(base, head, &parents);
    let operations = found.into_iter().map(|pair| OperationEntry {
        pair,
        webhook: false,
        parent: None,
    });
    let webhooks = webhooks.into_iter().map(|pair| OperationEntry {
        parent: parents.of_pair(pair),
        pair,
        webhook: true,
    });
    operations.chain(webhooks).collect()
}

/// The place of operations in the list of pairs, by their index on each side.
struct Parents {
    base: HashMap<usize, usize>,
    head: HashMap<usize, usize>,
}

impl Parents {
    fn new(found: &Pairs<'_, Operation>) -> Self {
        let side = |of: fn(Pair<usize>) -> Option<usize>| {
            let places = found.iter().enumerate();
            places
                .filter_map(|(at, pair)| Some((of(pair.map(|(index, _)| index))?, at)))
                .collect()
        };
        Self {
            base: side(Pair::base),
            head: side(Pair::head),
        }
    }

    fn in_base(&self, callback: &Operation) -> Option<usize> {
        self.base.get(&callback.callback_of?).copied()
    }

    fn in_head(&self, callback: &Operation) -> Option<usize> {
        self.head.get(&callback.callback_of?).copied()
    }

    fn of_pair(&self, pair: Pair<(usize, &Operation)>) -> Option<usize> {
        match pair {
            Pair::Both(_, (_, head)) | Pair::Added((_, head)) => self.in_head(head),
            Pair::Removed((_, base)) => self.in_base(base),
        }
    }
}

fn pair_webhooks<'a>(base: &'a Api, head: &'a Api, parents: &Parents) -> Pairs<'a, Operation> {
    let key = |operation: &'a Operation, parent| {
        (
            parent,
            operation.method.as_str(),
            operation.path.raw.as_str(),
        )
    };
    let found = pairs_by(
        &base.webhooks,
        &head.webhooks,
        |operation| key(operation, parents.in_base(operation)),
        |operation| key(operation, parents.in_head(operation)),
    );
    // A callback that the server sends to another place.
    pair_left(found, |(_, old), (_, new)| {
        let parent = parents.in_base(old);
        parent.is_some()
            && parent == parents.in_head(new)
            && old.method == new.method
            && callback_name(old) == callback_name(new)
    })
}

/// What a callback is called, without the expression that says where it goes.
pub(crate) fn callback_name(callback: &Operation) -> &str {
    let raw = callback.path.raw.as_str();
    raw.split_once(' ').map_or(raw, |(name, _)| name)
}
