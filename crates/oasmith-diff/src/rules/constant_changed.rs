//! A constant changed.
//!
//! Neither side accepts the constant of the other.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Enum(base), Shape::Enum(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let (was, is) = (base.values.first()?, head.values.first()?);
    (is_constant(ty) && !was.value.same_value(&is.value)).then(|| {
        let (was, is) = (value(&was.value), value(&is.value));
        Found::new(
            Wire::both(Breaking, Breaking),
            sentence!("the constant `{}` changed from {} to {}", ty.label, was, is),
        )
        .values(was, is)
    })
}
