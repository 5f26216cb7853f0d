//! A required request body was added.
//!
//! Old clients don't send one and are refused. In Rust an argument of the method is added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Body(check),
    mirror: Mirror::None(
        "a response that has a body where it had none is response-media-type-added",
    ),
};

fn check(body: &BodyPair<'_>) -> Option<Found> {
    body.pair.added().filter(|added| added.required)?;
    Some(Found::send(Breaking, "a required request body was added"))
}
