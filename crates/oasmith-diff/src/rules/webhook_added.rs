//! A webhook or callback was added.
//!
//! The server calls it only where a client registered for it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("a webhook is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let added = operation.pair.added().filter(|_| operation.webhook)?;
    Some(Found::ok(sentence!("{} was added", webhook_name(added))))
}
