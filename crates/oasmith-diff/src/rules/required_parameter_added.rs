//! A required parameter was added.
//!
//! Old clients don't send it and are refused. In Rust an argument of the method is added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("a header that is always there is just one more"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let added = parameter.pair.added().filter(|added| added.required)?;
    Some(Found::send(
        Breaking,
        sentence!("the required {} was added", name_of(added)),
    ))
}
