//! A parameter is sent in another place (`in`).
//!
//! Its name is the same, but it moved, for example from the query to a header. The server doesn't find what old clients
//! send. In Rust the argument or setter stays as it is, so the change is silent.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (base.location != head.location).then(|| {
        Found::send(
            Breaking,
            sentence!("the {} became the {}", name_of(base), name_of(head)),
        )
        .values(
            format!("{:?}", base.location),
            format!("{:?}", head.location),
        )
        .keyword("in")
    })
}
