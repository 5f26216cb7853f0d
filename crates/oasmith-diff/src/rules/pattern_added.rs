//! A string must match a pattern that it need not have matched before.
//!
//! Old clients may send another one.

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
