//! The default of a parameter changed.
//!
//! Old clients that leave the parameter out get the behavior of the new default. In Rust nothing shows it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    let subject = sentence!("the {}", name_of(head));
    let (was, is) = (base.default.as_deref(), head.default.as_deref());
    default_change(subject, was, is, head.required).map(|found| found.at_most(Bump::Patch))
}
