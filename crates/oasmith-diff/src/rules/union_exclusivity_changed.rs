//! Exactly one variant must match where any number could, or the other way round.
//!
//! `oneOf` became `anyOf`, which allows more, or `anyOf` became `oneOf`, which allows less. Variants that
//! exclude each other are not concerned.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Union(base), Shape::Union(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    (base.exclusive != head.exclusive).then(|| {
        let wire = if head.exclusive {
            Wire::send(Risk)
        } else {
            Wire::receive(Risk)
        };
        let how =
            |union: &oasmith_ir::types::Union| if union.exclusive { "oneOf" } else { "anyOf" };
        Found::new(
            wire,
            sentence!(
                "`{}` changed from {} to {}",
                ty.label,
                Words(how(base)),
                Words(how(head))
            ),
        )
        .values(how(base), how(head))
    })
}
