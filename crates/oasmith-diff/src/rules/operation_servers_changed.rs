//! The servers of an operation changed.
//!
//! The operation or its path has its own servers (`servers`), and gained, lost or changed them. Old clients call the old
//! server.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("a server is where both directions go"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    let (was, is) = operation.servers.both()?;
    if base.servers.is_empty() && head.servers.is_empty() {
        return None;
    }
    let urls = |servers: &[oasmith_ir::api::Server]| -> Vec<String> {
        servers
            .iter()
            .map(|server| server.url.value.clone())
            .collect()
    };
    let (was, is) = (urls(was), urls(is));
    if was == is {
        return None;
    }
    let effect = if was.iter().all(|url| is.contains(url)) {
        Fine
    } else {
        Breaking
    };
    Some(
        Found::send(
            effect,
            sentence!(
                "the servers of the operation changed from {} to {}",
                quoted(was.iter().map(String::as_str)),
                quoted(is.iter().map(String::as_str))
            ),
        )
        .values(was.join(" "), is.join(" "))
        .keyword("servers"),
    )
}
