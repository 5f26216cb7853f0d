//! An enum value was added.
//!
//! What old clients send is still accepted. They may receive a value that they don't know: generated clients keep it as
//! `Unknown`, others may fail.

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
    let new = missing(&head.values, &base.values);
    (!new.is_empty()).then(|| {
        let shown = values(new.iter().copied());
        // Whoever reads a list that may grow was told so.
        let effect = if ty.base.extensible.is_some() {
            Fine
        } else {
            Risk
        };
        Found::receive(
            effect,
            sentence!("`{}` gained the value {}", ty.label, shown),
        )
        .values("", shown)
        .keyword("enum")
        .items(Items::New)
    })
}
