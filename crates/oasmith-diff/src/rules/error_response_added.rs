//! An error response was added.
//!
//! Old clients take any 4xx and 5xx for an error.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::None("statuses are received, never sent"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let added = response
        .pair
        .added()
        .filter(|added| !added.status.is_success())?;
    Some(Found::ok(sentence!(
        "the response {} was added",
        added.status
    )))
}
