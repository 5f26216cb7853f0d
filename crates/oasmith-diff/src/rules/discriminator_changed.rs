//! The discriminator of a union changed, was added or was removed.
//!
//! Clients that select the alternative by the old property select wrongly. Generated clients select by the properties
//! that differ where no discriminator is given.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Union(base), Shape::Union(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    (base.discriminator != head.discriminator).then(|| {
        let wire = match (&base.discriminator, &head.discriminator) {
            (None, _) => Wire::send(Risk),
            (_, None) => Wire::receive(Risk),
            _ => Wire::both(Breaking, Breaking),
        };
        let shown = |name: &Option<String>| named(name.as_deref(), "none");
        let show = |name: &Option<String>| name.clone().unwrap_or_else(|| "none".to_owned());
        let (was, is) = (show(&base.discriminator), show(&head.discriminator));
        Found::new(
            wire,
            sentence!(
                "the discriminator of `{}` changed from {} to {}",
                ty.label,
                shown(&base.discriminator),
                shown(&head.discriminator)
            ),
        )
        .values(was, is)
        .keyword("discriminator")
    })
}
