//! An array must be shorter than before (`maxItems`).
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
        "maxItems",
        |base, head| limit(Side::Upper, base.max_items, head.max_items),
        |one| one.max_items.map(|limit| limit.to_string()),
    )
}
