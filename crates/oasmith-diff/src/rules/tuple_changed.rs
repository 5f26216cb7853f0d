//! An array's items have other positions.
//!
//! Items by position (`prefixItems`) were added, removed, or became a list of equal items.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    use Shape::{Array, Tuple};
    let wire = match (&ty.base.shape, &ty.head.shape) {
        (Tuple(base), Tuple(head)) if base.items.len() != head.items.len() => {
            Wire::both(Breaking, Breaking)
        }
        (Tuple(base), Tuple(head)) => match (base.rest, head.rest) {
            (None, Some(_)) => Wire::receive(Risk),
            (Some(_), None) => Wire::send(Breaking),
            _ => return None,
        },
        (Tuple(_), Array(_)) => Wire::receive(Breaking),
        (Array(_), Tuple(_)) => Wire::send(Breaking),
        _ => return None,
    };
    Some(Found::new(
        wire,
        format!("the items of `{}` have other positions", ty.label),
    ))
}
