//! An operation was deprecated.
//!
//! It works as before. In Rust its callers get a warning.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    (!base.docs.deprecated && head.docs.deprecated).then(|| {
        Found::ok("the operation became deprecated")
            .keyword("deprecated")
            .at_most(Bump::Minor)
    })
}
