//! One more value is known of a list that may grow (`x-extensible-enum`).
//!
//! Clients expect values that such a list does not have.

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
