//! A string must be shorter than before (`maxLength`).
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
        "maxLength",
        |base, head| limit(Side::Upper, base.max_length, head.max_length),
        |one| one.max_length.map(|limit| limit.to_string()),
    )
}
