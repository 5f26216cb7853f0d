//! The version of the API (`info.version`) changed.
//!
//! It is not part of messages. The generated code has it in its docs only.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Api(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(api: &ApiPair<'_>) -> Option<Found> {
    let (was, is) = (&api.base.info.version, &api.head.info.version);
    (was != is).then(|| {
        Found::ok(sentence!(
            "the version of the API changed from `{}` to `{}`",
            was,
            is
        ))
        .values(was, is)
        .at_most(Bump::Patch)
    })
}
