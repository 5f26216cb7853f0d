//! Which operations are the same.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Operation, PathPart, PathTemplate};

use super::super::OperationEntry;
use crate::pair::{pair_moved, pairs};

/// A path without the names of its parameters, which callers don't see.
pub(super) fn path_key(path: &PathTemplate) -> String {
    let part = |part: &PathPart| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Parameter(_) => "{}".to_owned(),
    };
    path.parts.iter().map(part).collect()
}

/// Pairs operations by method and path, then those that are left by their `operationId`.
pub(in crate::compare) fn pair<'a>(base: &'a Api, head: &'a Api) -> Vec<OperationEntry<'a>> {
    let mut entries = Vec::new();
    let key = |operation: &'a Operation| (operation.method.as_str(), path_key(&operation.path));
    for (webhook, found) in [
        (false, pairs(&base.operations, &head.operations, key)),
        (true, pairs(&base.webhooks, &head.webhooks, key)),
    ] {
        let pairs = if webhook {
            found
        } else {
            pair_moved(found, |operation| operation.id.as_deref())
        };
        entries.extend(
            pairs
                .into_iter()
                .map(|pair| OperationEntry { pair, webhook }),
        );
    }
    entries
}
