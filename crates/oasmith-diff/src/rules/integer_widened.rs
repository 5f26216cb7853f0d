//! The format of an integer allows more values than before.
//!
//! Old clients may receive a value that their type doesn't hold: an `int64` where they have an `i32`.

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
