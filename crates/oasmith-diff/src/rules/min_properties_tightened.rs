//! An object must have more properties than before (`minProperties`).
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
        "minProperties",
        |base, head| limit(Side::Lower, base.min_properties, head.min_properties),
        |one| one.min_properties.map(|limit| limit.to_string()),
    )
}
