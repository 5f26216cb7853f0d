//! A security scheme was renamed.
//!
//! Requests are the same. In Rust the methods that take its credentials are renamed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("messages don't tell names"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    let (was, is) = scheme.name.both()?;
    (was != is).then(|| {
        Found::ok(sentence!(
            "the security scheme `{}` was renamed to `{}`",
            was,
            is
        ))
        .values(was, is)
    })
}
