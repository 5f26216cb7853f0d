//! A parameter became required.
//!
//! Old clients that leave it out are refused. In Rust the setter becomes an argument of the method.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-became-optional"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (!base.required && head.required).then(|| {
        Found::send(Breaking, sentence!("the {} became required", name_of(head)))
            .keyword("required")
    })
}
