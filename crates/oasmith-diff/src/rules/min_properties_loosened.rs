//! An object may have fewer properties than before (`minProperties`).
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
        "minProperties",
        |base, head| limit(Side::Lower, base.min_properties, head.min_properties),
        |one| one.min_properties.map(|limit| limit.to_string()),
    )
}
