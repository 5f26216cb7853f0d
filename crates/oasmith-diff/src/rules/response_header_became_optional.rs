//! A response header became optional.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-became-required"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let (base, head) = header.pair.both()?;
    (base.required && !head.required).then(|| {
        Found::receive(
            Breaking,
            sentence!("the header `{}` became optional", head.name),
        )
        .keyword("required")
    })
}
