//! An operation was added.
//!
//! Old clients don't call it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let added = operation.pair.added().filter(|_| !operation.webhook)?;
    Some(Found::ok(sentence!(
        "`{} {}` was added",
        added.method,
        added.path.raw
    )))
}
