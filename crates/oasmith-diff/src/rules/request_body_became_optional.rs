//! The request body became optional.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Body(check),
    mirror: Mirror::None("a response has its body or is another response"),
};

fn check(body: &BodyPair<'_>) -> Option<Found> {
    let (base, head) = body.pair.both()?;
    (base.required && !head.required)
        .then(|| Found::ok("the request body became optional").keyword("required"))
}
