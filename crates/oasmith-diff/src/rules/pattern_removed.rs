//! A pattern was removed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    loosened(
        ty,
        "pattern",
        |base, head| patterns(&base.patterns, &head.patterns),
        |one| (!one.patterns.is_empty()).then(|| one.patterns.join(" and ")),
    )
}
