//! The `operationId` changed, but not the name in Rust.
//!
//! It is no part of a message. Errors and logs of the generated client tell it.

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
        Found::ok(sentence!("the operationId is {}, was {}", is, was))
            .values(was, is)
            .keyword("operationId")
            .at_most(Bump::Patch)
    })
}
