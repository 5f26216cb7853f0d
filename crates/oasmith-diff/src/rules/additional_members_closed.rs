//! Members that are not declared are forbidden now (`additionalProperties: false`).
//!
//! Old clients may send some. Those of a document that did not say anything were never told that they
//! could.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Object(base), Shape::Object(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let effect = match (base.additional, head.additional) {
        (Additional::Allowed(_), Additional::Forbidden) => Breaking,
        (Additional::Unstated, Additional::Forbidden) => Risk,
        _ => return None,
    };
    let message = format!("`{}` allows no other members any more", ty.label);
    Some(Found::send(effect, message).keyword("additionalProperties"))
}
