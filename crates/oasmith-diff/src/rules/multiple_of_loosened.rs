//! A number may be a multiple of a smaller number than before, or any number (`multipleOf`).

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    loosened(
        ty,
        "multipleOf",
        |base, head| multiples(base.multiple_of.as_ref(), head.multiple_of.as_ref()),
        |one| {
            one.multiple_of
                .as_ref()
                .map(|number| number.as_str().to_owned())
        },
    )
}
