//! A parameter was removed.
//!
//! Old clients still send it; most servers ignore unknown parameters, but it has no effect. In Rust its setter or argument
//! is removed.

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
