//! A response header became required.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-became-optional"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let (base, head) = header.pair.both()?;
    (!base.required && head.required).then(|| {
        Found::ok(sentence!("the header `{}` became required", head.name)).keyword("required")
    })
}
