//! A value may be of fewer JSON types than before.
//!
//! What old clients receive they can read; what they send may be refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    if related(ty) != Relation::Narrower {
        return None;
    }
    let was = kinds(ty.base_api, &ty.base.shape).describe();
    let is = kinds(ty.head_api, &ty.head.shape).describe();
    let message = sentence!("the type of `{}` changed from {} to {}", ty.label, was, is);
    Some(
        Found::new(Wire::send(Breaking), message)
            .values(was, is)
            .keyword("type"),
    )
}
