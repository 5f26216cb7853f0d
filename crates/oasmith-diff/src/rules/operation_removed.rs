//! An operation was removed.
//!
//! Old clients call it, and are refused. The message says whether it was deprecated before.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let removed = operation.pair.removed().filter(|_| !operation.webhook)?;
    let told = if removed.docs.deprecated {
        "; it was deprecated"
    } else {
        ""
    };
    Some(Found::send(
        Breaking,
        sentence!(
            "`{} {}` was removed{}",
            removed.method,
            removed.path.raw,
            Words(told)
        ),
    ))
}
