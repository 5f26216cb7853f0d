//! An enum value was removed.
//!
//! Old clients may send it and are refused. In Rust its variant is removed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Enum(base), Shape::Enum(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    if is_constant(ty) || related(ty) == Relation::Other {
        return None;
    }
    let gone = missing(&base.values, &head.values);
    (!gone.is_empty()).then(|| {
        let shown = values(gone.iter().copied());
        Found::send(
            Breaking,
            sentence!("`{}` lost the value {}", ty.label, shown),
        )
        .values(shown, "")
        .keyword("enum")
        .items(Items::Gone)
    })
}
