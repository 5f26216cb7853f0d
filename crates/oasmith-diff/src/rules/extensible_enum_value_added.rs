//! A value was added to an extensible enum (`x-extensible-enum`).
//!
//! Clients expect unknown values from such an enum.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (base, head) = known_values(ty)?;
    let new = head
        .iter()
        .filter(|new| !base.iter().any(|old| old.same_value(new)));
    let shown = values(new);
    (!shown.is_empty()).then(|| {
        Found::ok(sentence!(
            "`{}` gained the value {} of its `x-extensible-enum`",
            ty.label,
            shown
        ))
        .values("", shown)
        .keyword("x-extensible-enum")
    })
}
