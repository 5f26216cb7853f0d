//! A webhook or callback was removed.
//!
//! Old receivers wait for what never comes.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("a webhook is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let removed = operation.pair.removed().filter(|_| operation.webhook)?;
    Some(Found::receive(
        Breaking,
        sentence!("{} was removed", webhook_name(removed)),
    ))
}
