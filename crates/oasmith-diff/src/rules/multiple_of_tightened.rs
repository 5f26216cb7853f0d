//! A number must be a multiple of what it need not have been before (`multipleOf`).
//!
//! Old clients may send another one.

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
