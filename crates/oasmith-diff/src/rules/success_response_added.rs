//! A response with a successful status was added.
//!
//! Old clients take any 2xx for success, but may not know how to read its body. In Rust the response may
//! become an enum over the statuses.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::None("statuses are received, never sent"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let added = response
        .pair
        .added()
        .filter(|added| added.status.is_success())?;
    // Where nothing successful was declared, anything was expected.
    let known = response.all.0.iter().any(|one| one.status.is_success());
    let effect = if known { Risk } else { Fine };
    Some(Found::receive(
        effect,
        sentence!("the response {} was added", added.status),
    ))
}
