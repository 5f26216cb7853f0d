//! A response is for one status, where it was for all of its class (`2XX` became `200`).
//!
//! What old clients receive is among what the base declares.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::None("statuses are received, never sent"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let (base, head) = response.pair.both()?;
    if !is_range(base.status) || is_range(head.status) {
        return None;
    }
    let (was, is) = (base.status.to_string(), head.status.to_string());
    Some(
        Found::ok(sentence!(
            "the response {} was narrowed to {}",
            base.status,
            head.status
        ))
        .values(was, is),
    )
}
