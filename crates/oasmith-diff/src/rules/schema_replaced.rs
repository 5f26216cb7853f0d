//! Another component is named than before.
//!
//! Both components are there as before; a property, an item, a parameter or a body refers to another one now.
//! What it does to messages follows from what the two have not in common.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Use(check),
    mirror: Mirror::Both,
};

fn check(used: &UsePair<'_>) -> Option<Found> {
    let (was, is) = used.component.0.zip(used.component.1)?;
    used.replaced.then(|| {
        Found::ok(sentence!(
            "the schema of `{}` changed from `{}` to `{}`",
            used.label,
            was,
            is
        ))
        .values(was, is)
    })
}
