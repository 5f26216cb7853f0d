//! Members that are not declared are allowed now.
//!
//! Old clients may receive some. Generated clients skip what they don't know.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Object(base), Shape::Object(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let from_closed = matches!(base.additional, Additional::Forbidden);
    let to_closed = matches!(head.additional, Additional::Forbidden);
    (from_closed && !to_closed).then(|| {
        let message = format!("`{}` may have other members", ty.label);
        Found::receive(Risk, message).keyword("additionalProperties")
    })
}
