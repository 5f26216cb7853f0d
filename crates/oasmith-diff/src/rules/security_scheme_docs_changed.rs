//! The description of a security scheme changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    let (base, head) = scheme.pair.both()?;
    (base.description != head.description).then(|| {
        Found::ok(sentence!(
            "the description of the security scheme `{}` changed",
            scheme.name.latest()
        ))
        .values(
            base.description.as_deref().unwrap_or(""),
            head.description.as_deref().unwrap_or(""),
        )
        .at_most(Bump::Patch)
    })
}
