//! A string or number has a format that it did not have.
//!
//! A date, a UUID and the like are fewer strings than all: what old clients send may be refused. A format
//! that no type stands for is a hint. `password` says nothing of values; in Rust the type is another one,
//! which doesn't show them. So is `decimal`, which keeps all digits of a number.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = formats(ty)?;
    let new = was.name.is_none() && is.name.is_some();
    (new || is.is_strict() && !was.is_strict()).then(|| {
        let effect = is.effect();
        let (was, is) = (was.shown(), is.shown());
        let message = sentence!(
            "the format of `{}` changed from {} to {}",
            ty.label,
            was,
            is
        );
        Found::send(effect, message)
            .values(was, is)
            .keyword("format")
    })
}
