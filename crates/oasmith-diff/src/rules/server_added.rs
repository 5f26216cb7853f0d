//! A server was added.
//!
//! Old clients still call the server that they know. If the new server is the first one, new clients call it by default,
//! and it may be another system.

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
