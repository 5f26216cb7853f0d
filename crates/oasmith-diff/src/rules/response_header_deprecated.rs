//! A response header was deprecated, or is no longer deprecated.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-deprecated"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let (base, head) = header.pair.both()?;
    (base.docs.deprecated != head.docs.deprecated).then(|| {
        let is = if head.docs.deprecated {
            "became deprecated"
        } else {
            "is no longer deprecated"
        };
        Found::ok(sentence!("the header `{}` {}", head.name, Words(is)))
            .keyword("deprecated")
            .at_most(Bump::Minor)
    })
}
