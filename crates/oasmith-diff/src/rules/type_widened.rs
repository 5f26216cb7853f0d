//! A value may be of more JSON types than before.
//!
//! What old clients send is still accepted; what they receive may be of a type that they don't expect.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    if related(ty) != Relation::Wider {
        return None;
    }
    let was = kinds(ty.base_api, &ty.base.shape).describe();
    let is = kinds(ty.head_api, &ty.head.shape).describe();
    let message = sentence!("the type of `{}` changed from {} to {}", ty.label, was, is);
    Some(
        Found::new(Wire::receive(Breaking), message)
            .values(was, is)
            .keyword("type"),
    )
}
