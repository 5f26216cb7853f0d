//! The default server changed.
//!
//! A client calls the first server unless it is configured to call another. Old clients still call the old one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Server(check),
    mirror: Mirror::None("a server is where both directions go"),
};

fn check(server: &ServerPair<'_>) -> Option<Found> {
    let (was, is) = server.first.both()?;
    if was || !is {
        return None;
    }
    let url = &server.pair.latest().url.value;
    Some(Found::send(
        Risk,
        sentence!("the server `{}` became the default one", url),
    ))
}
