//! A string must be longer than before (`minLength`).
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
        "minLength",
        |base, head| limit(Side::Lower, base.min_length, head.min_length),
        |one| one.min_length.map(|limit| limit.to_string()),
    )
}
