//! The description or the examples of a response header changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-docs-changed"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let (base, head) = header.pair.both()?;
    (docs(&base.docs) != docs(&head.docs)).then(|| {
        Found::ok(sentence!(
            "the {} of the header `{}` changed",
            Words(said(&base.docs, &head.docs)),
            head.name
        ))
        .values(
            format!("{:?}", docs(&base.docs)),
            format!("{:?}", docs(&head.docs)),
        )
        .at_most(Bump::Patch)
    })
}
