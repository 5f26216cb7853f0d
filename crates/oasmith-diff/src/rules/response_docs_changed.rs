//! The description of a response changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Response(check),
    mirror: Mirror::Rule("request-body-docs-changed"),
};

fn check(response: &ResponsePair<'_>) -> Option<Found> {
    let (base, head) = response.pair.both()?;
    (base.description != head.description).then(|| {
        Found::ok(sentence!(
            "the description of the response {} changed",
            head.status
        ))
        .values(
            base.description.as_deref().unwrap_or(""),
            head.description.as_deref().unwrap_or(""),
        )
        .at_most(Bump::Patch)
    })
}
