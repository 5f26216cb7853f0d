//! An object that declared its members has any members now.
//!
//! Old clients may miss those that they rely on.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Object(base), Shape::Map(_)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let required = base.members.iter().any(|member| member.required);
    let effect = if required { Breaking } else { Risk };
    let message = format!("`{}` does not declare its members any more", ty.label);
    Some(Found::receive(effect, message))
}
