//! A value was removed from an extensible enum (`x-extensible-enum`).
//!
//! Old clients may send it, and the server may not know it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (base, head) = known_values(ty)?;
    let gone = base
        .iter()
        .filter(|old| !head.iter().any(|new| new.same_value(old)));
    let shown = values(gone);
    (!shown.is_empty()).then(|| {
        Found::send(
            Risk,
            sentence!(
                "`{}` lost the value {} of its `x-extensible-enum`",
                ty.label,
                shown
            ),
        )
        .values(shown, "")
        .keyword("x-extensible-enum")
    })
}
