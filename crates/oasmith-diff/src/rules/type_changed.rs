//! A value is of another JSON type.
//!
//! Neither side understands the other.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    if related(ty) != Relation::Other {
        return None;
    }
    let was = kinds(ty.base_api, &ty.base.shape).describe();
    let is = kinds(ty.head_api, &ty.head.shape).describe();
    let message = format!("`{}` is {is}, was {was}", ty.label);
    Some(
        Found::new(Wire::both(Breaking, Breaking), message)
            .values(was, is)
            .keyword("type"),
    )
}
