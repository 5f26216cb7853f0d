//! An object without declared properties declares some.
//!
//! Old clients may not send the required ones.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Map(_), Shape::Object(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let required = head.members.iter().any(|member| member.required);
    let effect = if required { Breaking } else { Risk };
    Some(
        Found::send(
            effect,
            sentence!("`{}` was a map and declares its properties", ty.label),
        )
        .keyword("properties"),
    )
}
