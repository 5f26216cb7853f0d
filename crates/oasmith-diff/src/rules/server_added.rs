//! A server was added.
//!
//! Old clients go on calling the one that they know. If the new one stands first, it is where new
//! clients call by default, which may be another system.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Server(check),
    mirror: Mirror::None("a server is where both directions go"),
};

fn check(server: &ServerPair<'_>) -> Option<Found> {
    let added = server.pair.added()?;
    let first = server.first == crate::pair::Pair::Added(true);
    let message = if first {
        sentence!(
            "the server `{}` was added as the default one",
            added.url.value
        )
    } else {
        sentence!("the server `{}` was added", added.url.value)
    };
    Some(Found::ok(message).values("", &added.url.value))
}
