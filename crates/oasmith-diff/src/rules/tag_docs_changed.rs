//! The description of a tag changed.
//!
//! The docs of the group of operations say it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Api(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(api: &ApiPair<'_>) -> Option<Found> {
    let tags = |api: &oasmith_ir::api::Api| -> std::collections::BTreeMap<String, Option<String>> {
        let tags = api.tags.iter();
        tags.filter(|tag| tag.description.is_some())
            .map(|tag| (tag.name.value.clone(), tag.description.clone()))
            .collect()
    };
    let (was, is) = (tags(api.base), tags(api.head));
    (was != is).then(|| {
        Found::ok("the descriptions of tags changed")
            .values(format!("{was:?}"), format!("{is:?}"))
            .at_most(Bump::Patch)
    })
}
