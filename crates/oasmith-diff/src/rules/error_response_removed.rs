//! An error response was removed.
//!
//! The error may still occur, and its body is then undescribed. Old clients that read the body may fail.

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
