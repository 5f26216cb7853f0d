//! The `operationId` changed, but not the name of the method.
//!
//! It is no part of a message. Public types that are called after the `operationId` have another name: code that
//! names them does not compile. Errors and logs of the generated client show the new one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    let (was, is) = operation.method.both()?;
    (base.id != head.id && (was == is || operation.follows)).then(|| {
        let (was, is) = (
            named(base.id.as_deref(), "none"),
            named(head.id.as_deref(), "none"),
        );
        Found::ok(sentence!(
            "the operationId of `{} {}` changed from {} to {}",
            head.method,
            head.path.raw,
            was,
            is
        ))
        .values(was, is)
        .keyword("operationId")
    })
}
