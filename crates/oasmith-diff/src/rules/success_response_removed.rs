//! A response with a successful status was removed.
//!
//! Old clients wait for it. If another one takes its place, they get what they don't know.

use oasmith_ir::operation::StatusPattern;

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::None("statuses are received, never sent"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let removed = response
        .pair
        .removed()
        .filter(|removed| removed.status.is_success())?;
    // A range that another status became part of may have it still.
    let covered = response
        .all
        .1
        .iter()
        .any(|one| one.status == StatusPattern::Range(2));
    let left = response.all.1.iter().any(|one| one.status.is_success());
    let replaced = response.all.1.iter().any(|new| {
        new.status.is_success() && !response.all.0.iter().any(|old| old.status == new.status)
    });
    let effect = if covered || left && !replaced {
        Risk
    } else {
        Breaking
    };
    Some(Found::receive(
        effect,
        sentence!("the response {} was removed", removed.status),
    ))
}
