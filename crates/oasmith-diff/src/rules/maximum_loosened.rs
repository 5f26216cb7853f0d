//! A number may be larger than before (`maximum`).
//!
//! Old clients may receive what the old document excluded. Generated clients read it all the same.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    loosened(
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
