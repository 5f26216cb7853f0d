//! The title, summary or description of the API changed.
//!
//! Docs are not part of messages, and can't break code.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Api(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(api: &ApiPair<'_>) -> Option<Found> {
    let show = |info: &oasmith_ir::api::Info| {
        format!("{}\n{:?}\n{:?}", info.title, info.summary, info.description)
    };
    let (was, is) = (show(&api.base.info), show(&api.head.info));
    (was != is).then(|| {
        Found::ok("the title, summary or description of the API changed")
            .values(was, is)
            .at_most(Bump::Patch)
    })
}
