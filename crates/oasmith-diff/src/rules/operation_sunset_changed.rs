//! The sunset of an operation (`x-sunset`) changed.
//!
//! An earlier day, or a new one without a deprecation before, leaves clients less time. Days are compared as strings:
//! write them as RFC 3339 does, like `2030-01-31`. From that day on, removing the operation has the level `ok`.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    let (was, is) = (extension(base, "x-sunset"), extension(head, "x-sunset"));
    if was == is {
        return None;
    }
    let effect = match (was, is) {
        (None, Some(_)) if !head.docs.deprecated && !base.docs.deprecated => Risk,
        (Some(was), Some(is)) if is < was => Risk,
        _ => Fine,
    };
    let show = |day: Option<&str>| day.unwrap_or("none").to_owned();
    Some(
        Found::send(
            effect,
            sentence!(
                "the sunset of the operation changed from {} to {}",
                named(was, "none"),
                named(is, "none")
            ),
        )
        .values(show(was), show(is))
        .keyword("x-sunset")
        .at_most(Bump::Patch),
    )
}
