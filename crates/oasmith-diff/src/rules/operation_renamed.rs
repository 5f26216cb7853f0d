//! An operation has another name in Rust.
//!
//! The method is named after the `operationId`, the path and the group, which is the first tag. None of
//! them is part of a message. An entry of `[operations]` in the configuration keeps the old name.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (was, is) = operation.method.both()?;
    (was != is && !operation.follows).then(|| {
        Found::ok(sentence!("the method `{}` was renamed to `{}`", was, is)).values(was, is)
    })
}
