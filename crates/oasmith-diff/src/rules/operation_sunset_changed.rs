//! The day on which an operation ends (`x-sunset`) changed.
//!
//! A day that is nearer than it was, or new without a deprecation before, takes time from them. Days are
//! compared as text, so write them as RFC 3339 has them: `2030-01-31`.

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
