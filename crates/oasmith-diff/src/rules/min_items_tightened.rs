//! An array must be longer than before (`minItems`).
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
        "minItems",
        |base, head| limit(Side::Lower, base.min_items, head.min_items),
        |one| one.min_items.map(|limit| limit.to_string()),
    )
}
