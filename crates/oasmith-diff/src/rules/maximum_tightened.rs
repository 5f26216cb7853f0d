//! A number must be smaller than before (`maximum`).
//!
//! Old clients may send what is refused. Code compiles as before, so where it is sent the change is silent.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    tightened(
        ty,
        "maximum",
        |base, head| {
            limit(
                Side::Upper,
                upper_bound(base.maximum.as_ref()),
                upper_bound(head.maximum.as_ref()),
            )
        },
        |one| one.maximum.as_ref().map(bound),
    )
}
