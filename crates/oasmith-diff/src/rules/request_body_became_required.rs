//! The request body became required.
//!
//! Old clients that leave it out are refused. In Rust the setter becomes an argument of the method.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Body(check),
    mirror: Mirror::None("a response has its body or is another response"),
};

fn check(body: &BodyPair<'_>) -> Option<Found> {
    let (base, head) = body.pair.both()?;
    (!base.required && head.required)
        .then(|| Found::send(Breaking, "the request body became required").keyword("required"))
}
