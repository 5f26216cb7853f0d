//! A number must be larger than before (`minimum`).
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
