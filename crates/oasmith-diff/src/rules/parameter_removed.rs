//! A parameter was removed.
//!
//! Old clients go on sending it; most servers ignore what they don't know, but it has no effect.
//! In Rust its setter or argument was removed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-removed"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let removed = parameter.pair.removed()?;
    Some(Found::send(
        Risk,
        sentence!("the {} was removed", name_of(removed)),
    ))
}
