//! An error response was removed.
//!
//! It may still happen, and then its body is not described. Where old clients read it, they may not be
//! able to.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::None("statuses are received, never sent"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let removed = response
        .pair
        .removed()
        .filter(|removed| !removed.status.is_success())?;
    Some(Found::receive(
        Risk,
        sentence!("the response {} was removed", removed.status),
    ))
}
