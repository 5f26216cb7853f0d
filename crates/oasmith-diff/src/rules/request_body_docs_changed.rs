//! The description of a request body changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Body(check),
    mirror: Mirror::Rule("response-docs-changed"),
};

fn check(body: &BodyPair<'_>) -> Option<Found> {
    let (base, head) = body.pair.both()?;
    (base.description != head.description).then(|| {
        Found::ok("the description of the request body changed")
            .values(
                base.description.as_deref().unwrap_or(""),
                head.description.as_deref().unwrap_or(""),
            )
            .at_most(Bump::Patch)
    })
}
