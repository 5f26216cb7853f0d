//! An optional parameter was added.
//!
//! Old clients don't send it. In Rust a setter is added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-added"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let added = parameter.pair.added().filter(|added| !added.required)?;
    Some(Found::ok(sentence!("the {} was added", name_of(added))))
}
