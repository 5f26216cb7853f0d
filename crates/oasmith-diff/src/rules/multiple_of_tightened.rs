//! A number must be a multiple of a number that it need not have been a multiple of before (`multipleOf`).
//!
//! Old clients may send another number, and are refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    tightened(
        ty,
        "multipleOf",
        |base, head| multiples(base.multiple_of.as_ref(), head.multiple_of.as_ref()),
        |one| {
            one.multiple_of
                .as_ref()
                .map(|number| number.as_str().to_owned())
        },
    )
}
