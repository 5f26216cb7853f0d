//! A constraint that no type expresses changed (`not`, `if`, `contains`, …).
//!
//! It can allow more or less than before: old clients may send what is refused, and receive what the old document
//! excluded.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = conditions(ty)?;
    (!was.is_superset(&is) && !is.is_superset(&was)).then(|| {
        Found::new(
            Wire::both(Breaking, Risk),
            sentence!(
                "the constraint {} of `{}` became {}",
                difference(&is, &was),
                ty.label,
                difference(&was, &is)
            ),
        )
        .values(listed(&was), listed(&is))
    })
}
