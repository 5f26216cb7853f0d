//! An optional request body was added.
//!
//! Old clients don't send it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Body(check),
    mirror: Mirror::Rule("response-media-type-added"),
};

fn check(body: &BodyPair<'_>) -> Option<Found> {
    let added = body.pair.added().filter(|added| !added.required)?;
    let _ = added;
    Some(Found::ok("a request body was added"))
}
