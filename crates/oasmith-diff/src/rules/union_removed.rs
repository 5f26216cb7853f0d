//! One type is allowed where one of several was.
//!
//! Old clients may send another one of them.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Union(base), head) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    if matches!(head, Shape::Union(_)) || related(ty) != Relation::Same {
        return None;
    }
    let kept = alike(ty.base_api, base, ty.head_api, ty.head).is_some();
    let any = matches!(head, Shape::Any);
    let wire = Wire::both(
        if any { Fine } else { Breaking },
        if kept && !any { Fine } else { Breaking },
    );
    Some(Found::new(
        wire,
        sentence!(
            "`{}` became {}, and was a union of {}",
            ty.label,
            kinds(ty.head_api, head).describe(),
            variants(base)
        ),
    ))
}
