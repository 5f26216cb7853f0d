//! A constraint that no type expresses was removed (`not`, `if`, `contains`, `dependentRequired`, …).
//!
//! Old clients may receive what the old document excluded. Generated clients read it all the same.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = conditions(ty)?;
    was.is_superset(&is).then(|| {
        Found::new(
            Wire::receive(Risk),
            sentence!(
                "`{}` lost the constraint {}",
                ty.label,
                difference(&is, &was)
            ),
        )
        .values(listed(&was), listed(&is))
    })
}
