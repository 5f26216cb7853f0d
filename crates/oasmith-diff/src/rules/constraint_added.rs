//! Values must satisfy a new constraint that no type expresses (`not`, `if`, `contains`, `dependentRequired`, …).
//!
//! Old clients may send what is refused. Code compiles as before; only validation checks the constraint.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = conditions(ty)?;
    is.is_superset(&was).then(|| {
        Found::new(
            Wire::send(Breaking),
            sentence!(
                "`{}` gained the constraint {}",
                ty.label,
                difference(&was, &is)
            ),
        )
        .values(listed(&was), listed(&is))
    })
}
