//! Only the values of an enum were allowed; now any value is.
//!
//! Old clients may receive a value that they don't know.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let Shape::Enum(base) = &ty.base.shape else {
        return None;
    };
    let plain = !matches!(ty.head.shape, Shape::Enum(_) | Shape::Union(_));
    (plain && related(ty) == Relation::Same).then(|| {
        let shown = values(base.values.iter().map(|value| &value.value));
        Found::receive(
            Risk,
            sentence!("`{}` is no longer restricted to {}", ty.label, shown),
        )
        .values(shown, "any")
    })
}
