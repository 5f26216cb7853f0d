//! A string may be shorter than before (`minLength`).
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
        "minLength",
        |base, head| limit(Side::Lower, base.min_length, head.min_length),
        |one| one.min_length.map(|limit| limit.to_string()),
    )
}
