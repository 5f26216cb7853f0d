//! Undeclared properties are allowed.
//!
//! Old clients may receive some. Generated clients skip unknown properties.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let patterns = (
        forbids_others(ty.base_api, ty.base),
        forbids_others(ty.head_api, ty.head),
    );
    let opened = match (&ty.base.shape, &ty.head.shape) {
        _ if patterns == (Some(true), Some(false)) => true,
        (Shape::Object(base), Shape::Object(head)) => {
            matches!(base.additional, Additional::Forbidden)
                && !matches!(head.additional, Additional::Forbidden)
        }
        _ => false,
    };
    opened.then(|| {
        let message = sentence!(
            "`{}` allows additional properties, which it forbade",
            ty.label
        );
        Found::receive(Risk, message).keyword("additionalProperties")
    })
}
