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
        let show = |id: &Option<String>| match id {
            Some(id) => format!("`{id}`"),
            None => "none".to_owned(),
        };
        let (was, is) = (show(&base.id), show(&head.id));
        Found::ok(format!("the operationId is {is}, was {was}"))
            .values(was, is)
            .keyword("operationId")
            .at_most(Bump::Patch)
    })
}
