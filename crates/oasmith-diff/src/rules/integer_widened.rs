//! A whole number may be larger than before, by its format.
//!
//! What old clients receive may not fit their type: `i32` where `int64` comes.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Integer(base), Shape::Integer(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    (integer_relation(ty, *base, *head) == Relation::Wider).then(|| {
        let message = sentence!(
            "`{}` changed from {} to {}",
            ty.label,
            width(*base),
            width(*head)
        );
        Found::receive(Breaking, message)
            .values(format!("{base:?}"), format!("{head:?}"))
            .keyword("format")
    })
}
