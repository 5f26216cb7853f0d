//! A reference leads to another component.
//!
//! Both components exist in both documents; a property, an item, a parameter or a body refers to the other one. What that
//! does to messages follows from the difference between the two.

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
