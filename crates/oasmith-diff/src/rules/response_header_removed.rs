//! A response header was removed.
//!
//! Old clients may read it, and rely on one that was required.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-removed"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let removed = header.pair.removed()?;
    let effect = if removed.required { Breaking } else { Risk };
    Some(Found::receive(
        effect,
        sentence!("the header `{}` was removed", removed.name),
    ))
}
