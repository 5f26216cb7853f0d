//! The title, description or examples of a schema changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = (docs(&ty.base.docs), docs(&ty.head.docs));
    (was != is && !is_member(ty)).then(|| {
        Found::ok(sentence!(
            "the title, description or examples of `{}` changed",
            ty.label
        ))
        .values(format!("{was:?}"), format!("{is:?}"))
        .at_most(Bump::Patch)
    })
}
