//! Any value was allowed; now only the values of an enum are.
//!
//! Old clients may send another value, and are refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let Shape::Enum(head) = &ty.head.shape else {
        return None;
    };
    let plain = !matches!(ty.base.shape, Shape::Enum(_) | Shape::Union(_));
    (plain && related(ty) == Relation::Same).then(|| {
        let shown = values(head.values.iter().map(|value| &value.value));
        Found::send(
            Breaking,
            sentence!("`{}` was restricted to {}", ty.label, shown),
        )
        .values("any", shown)
        .keyword("enum")
    })
}
