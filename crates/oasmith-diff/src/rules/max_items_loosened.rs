//! An array may be longer than before (`maxItems`).
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
        "maxItems",
        |base, head| limit(Side::Upper, base.max_items, head.max_items),
        |one| one.max_items.map(|limit| limit.to_string()),
    )
}
