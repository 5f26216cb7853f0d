//! An object must have fewer properties than before (`maxProperties`).
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
        "maxProperties",
        |base, head| limit(Side::Upper, base.max_properties, head.max_properties),
        |one| one.max_properties.map(|limit| limit.to_string()),
    )
}
