//! The method or path of an operation changed.
//!
//! The `operationId` shows that it is the same operation. Old clients call the old method and path. The generated method
//! keeps its name, so code compiles and works after it is generated again: the change is silent. A prefix of all paths
//! that moves to the servers, or comes from there, is no change.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both().filter(|_| !operation.webhook)?;
    // Together with the server's path, if a part of it moved.
    let place = |(method, path)| format!("{method} {path}");
    let (was, is) = (
        place(operation.prefixes.base_key(base)),
        place(operation.prefixes.head_key(head)),
    );
    (was != is).then(|| {
        Found::send(
            Breaking,
            sentence!(
                "`{} {}` moved to `{} {}`",
                base.method,
                base.path.raw,
                head.method,
                head.path.raw
            ),
        )
        .values(was, is)
    })
}
