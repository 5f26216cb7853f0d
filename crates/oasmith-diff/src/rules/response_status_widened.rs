//! A response for a single status became one for its class (`200` became `2XX`).
//!
//! Old clients may receive a status that the old document doesn't declare. They take any 2xx for success and any 4xx and
//! 5xx for an error.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::None("statuses are received, never sent"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let (base, head) = response.pair.both()?;
    if !is_range(head.status) || is_range(base.status) {
        return None;
    }
    let effect = if head.status.is_success() { Risk } else { Fine };
    let (was, is) = (base.status.to_string(), head.status.to_string());
    let message = sentence!(
        "the response {} was widened to {}",
        base.status,
        head.status
    );
    Some(Found::receive(effect, message).values(was, is))
}
