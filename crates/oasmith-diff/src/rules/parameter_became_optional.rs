//! A parameter became optional.
//!
//! Old clients send it as before. In Rust the argument becomes a setter.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-became-required"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (base.required && !head.required)
        .then(|| Found::ok(sentence!("the {} became optional", name_of(head))).keyword("required"))
}
