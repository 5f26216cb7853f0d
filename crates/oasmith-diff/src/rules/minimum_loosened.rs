//! A number may be smaller than before (`minimum`).
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
        "minimum",
        |base, head| {
            limit(
                Side::Lower,
                lower_bound(base.minimum.as_ref()),
                lower_bound(head.minimum.as_ref()),
            )
        },
        |one| one.minimum.as_ref().map(bound),
    )
}
