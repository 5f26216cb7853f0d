//! The request body was removed.
//!
//! Old clients send one, which is ignored or refused. In Rust the argument or setter is removed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Body(check),
    mirror: Mirror::Rule("response-media-type-removed"),
};

fn check(body: &BodyPair<'_>) -> Option<Found> {
    body.pair.removed()?;
    Some(Found::send(Risk, "the request body was removed"))
}
