//! Null is no longer allowed.
//!
//! Old clients may send it and are refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Use(check),
    mirror: Mirror::Both,
};

fn check(part: &UsePair<'_>) -> Option<Found> {
    (part.nullable.0 && !part.nullable.1).then(|| {
        Found::send(
            Breaking,
            sentence!("`{}` is no longer nullable", part.label),
        )
    })
}
