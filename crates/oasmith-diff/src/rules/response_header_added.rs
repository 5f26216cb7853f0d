//! A response header was added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-added"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let added = header.pair.added()?;
    Some(Found::ok(sentence!(
        "the header `{}` was added",
        added.name
    )))
}
