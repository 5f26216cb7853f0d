//! A response for a class of statuses became one for a single status (`2XX` became `200`).
//!
//! The old document declares all that old clients receive.

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
