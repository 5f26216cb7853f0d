//! A string or number gained a format.
//!
//! A date or a UUID allows fewer strings than before: what old clients send may be refused. A format that has no type
//! in Rust is a hint. `password` doesn't restrict values; in Rust its type hides them. `decimal` has a type that keeps
//! all digits of a number.

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
