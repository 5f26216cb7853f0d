//! A server was removed.
//!
//! Old clients call it, and may get no response. In Rust its constant is removed. Where it was the default and another
//! server took its place, code compiles and calls another system.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Server(check),
    mirror: Mirror::None("a server is where both directions go"),
};

fn check(server: &ServerPair<'_>) -> Option<Found> {
    let removed = server.pair.removed()?;
    let message = sentence!("the server `{}` was removed", removed.url.value);
    Some(Found::send(Breaking, message).values(&removed.url.value, ""))
}
