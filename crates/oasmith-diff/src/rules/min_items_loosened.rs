//! An array may be shorter than before (`minItems`).
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
        "minItems",
        |base, head| limit(Side::Lower, base.min_items, head.min_items),
        |one| one.min_items.map(|limit| limit.to_string()),
    )
}
