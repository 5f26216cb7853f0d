//! The format of a string or number changed.
//!
//! Neither side can read what the other writes, unless both formats are hints.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (was, is) = formats(ty)?;
    let named = was.name.is_some() && is.name.is_some();
    (named && was.is_strict() == is.is_strict()).then(|| {
        let effect = was.effect().max(is.effect());
        let (was, is) = (was.shown(), is.shown());
        let message = sentence!(
            "the format of `{}` changed from {} to {}",
            ty.label,
            was,
            is
        );
        Found::new(Wire::both(effect, effect), message)
            .values(was, is)
            .keyword("format")
    })
}
