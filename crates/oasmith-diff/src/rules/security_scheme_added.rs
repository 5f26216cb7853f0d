//! A security scheme was added.
//!
//! By itself it requires nothing: the requirements of operations do.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    scheme.pair.added()?;
    Some(Found::ok(sentence!(
        "the security scheme `{}` was added",
        scheme.name.latest()
    )))
}
