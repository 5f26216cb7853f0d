//! A string may be longer than before (`maxLength`).
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
        "maxLength",
        |base, head| limit(Side::Upper, base.max_length, head.max_length),
        |one| one.max_length.map(|limit| limit.to_string()),
    )
}
