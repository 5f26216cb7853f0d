//! A parameter is gone.
//!
//! Old clients go on sending it; most servers ignore what they don't know, but it has no effect any more.
//! In Rust its setter or argument is gone.

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
