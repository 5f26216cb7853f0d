//! An object may have more properties than before (`maxProperties`).
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
        "maxProperties",
        |base, head| limit(Side::Upper, base.max_properties, head.max_properties),
        |one| one.max_properties.map(|limit| limit.to_string()),
    )
}
