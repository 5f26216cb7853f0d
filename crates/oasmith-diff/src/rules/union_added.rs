//! One of several types is allowed where one was.
//!
//! What old clients send is accepted if their type is among them. They may receive another one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (base, Shape::Union(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    if matches!(base, Shape::Union(_)) || related(ty) != Relation::Same {
        return None;
    }
    let kept = alike(ty.head_api, head, ty.base_api, ty.base).is_some();
    let any = matches!(base, Shape::Any);
    let wire = Wire::both(
        if kept && !any { Fine } else { Breaking },
        if any { Fine } else { Breaking },
    );
    Some(Found::new(
        wire,
        sentence!(
            "`{}` became a union of {}, and was {}",
            ty.label,
            variants(head),
            kinds(ty.base_api, base).describe()
        ),
    ))
}
