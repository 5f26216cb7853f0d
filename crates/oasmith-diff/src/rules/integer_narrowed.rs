//! The format of an integer allows fewer values than before.
//!
//! Old clients may send a value that is too large.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Integer(base), Shape::Integer(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let relation = integer_relation(ty, *base, *head);
    matches!(relation, Relation::Narrower | Relation::Other).then(|| {
        let message = sentence!(
            "`{}` changed from {} to {}",
            ty.label,
            width(*base),
            width(*head)
        );
        let receive = if relation == Relation::Other {
            Breaking
        } else {
            Fine
        };
        Found::new(Wire::both(Breaking, receive), message)
            .values(format!("{base:?}"), format!("{head:?}"))
            .keyword("format")
    })
}
