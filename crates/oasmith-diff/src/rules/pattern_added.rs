//! A string must match a pattern.
//!
//! Old clients may send another string, and are refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    tightened(
        ty,
        "pattern",
        |base, head| patterns(&base.patterns, &head.patterns),
        |one| (!one.patterns.is_empty()).then(|| one.patterns.join(" and ")),
    )
}
