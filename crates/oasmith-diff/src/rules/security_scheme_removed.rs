//! A security scheme was removed.
//!
//! Where an operation required it, the change of that requirement says what that does to messages. In Rust the methods
//! that take its credentials are removed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    scheme.pair.removed()?;
    Some(Found::ok(sentence!(
        "the security scheme `{}` was removed",
        scheme.name.latest()
    )))
}
