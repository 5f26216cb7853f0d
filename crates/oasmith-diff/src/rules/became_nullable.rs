//! Null is allowed where it was not.
//!
//! Old clients may receive it where they expect a value.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Use(check),
    mirror: Mirror::Both,
};

fn check(part: &UsePair<'_>) -> Option<Found> {
    (!part.nullable.0 && part.nullable.1)
        .then(|| Found::receive(Breaking, sentence!("`{}` became nullable", part.label)))
}
