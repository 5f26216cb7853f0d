//! A string or number lost its format.
//!
//! Old clients may receive something else than the date or UUID that they expect. `password` doesn't restrict values, but
//! in Rust the type changes.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = formats(ty)?;
    let gone = was.name.is_some() && is.name.is_none();
    (gone || was.is_strict() && !is.is_strict()).then(|| {
        let effect = was.effect();
        let (was, is) = (was.shown(), is.shown());
        let message = sentence!(
            "the format of `{}` changed from {} to {}",
            ty.label,
            was,
            is
        );
        Found::receive(effect, message)
            .values(was, is)
            .keyword("format")
    })
}
