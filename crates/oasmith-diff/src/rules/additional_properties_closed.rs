//! Undeclared properties are no longer allowed (`additionalProperties: false`).
//!
//! Old clients may send some, and are refused. Where the old document said nothing of them, few clients do.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let closed = (
        forbids_others(ty.base_api, ty.base),
        forbids_others(ty.head_api, ty.head),
    );
    let effect = match (&ty.base.shape, &ty.head.shape) {
        // A map of what fits a pattern has room for all other names.
        (Shape::Map(_), Shape::Map(_)) if closed == (Some(false), Some(true)) => Breaking,
        (Shape::Object(_), Shape::Object(_)) if closed == (Some(false), Some(true)) => Risk,
        (Shape::Object(base), Shape::Object(head)) => match (base.additional, head.additional) {
            (Additional::Allowed(_), Additional::Forbidden) => Breaking,
            (Additional::Unstated, Additional::Forbidden) => Risk,
            _ => return None,
        },
        _ => return None,
    };
    let message = sentence!("`{}` no longer allows additional properties", ty.label);
    Some(Found::send(effect, message).keyword("additionalProperties"))
}
