//! An operation is no longer deprecated.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    (base.docs.deprecated && !head.docs.deprecated)
        .then(|| Found::ok("the operation is no longer deprecated").at_most(Bump::Minor))
}
