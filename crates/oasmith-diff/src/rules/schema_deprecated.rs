//! A schema was deprecated, or is no longer deprecated.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = (ty.base.docs.deprecated, ty.head.docs.deprecated);
    (was != is && !is_member(ty)).then(|| {
        let is = if is {
            "became deprecated"
        } else {
            "is no longer deprecated"
        };
        Found::ok(sentence!("`{}` {}", ty.label, Words(is)))
            .keyword("deprecated")
            .at_most(Bump::Minor)
    })
}
