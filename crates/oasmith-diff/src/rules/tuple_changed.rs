//! An array's items have other positions.
//!
//! Items by position (`prefixItems`) were added, removed, or became a list of equal items.

use oasmith_ir::types::Tuple;

use super::prelude::*;
use crate::effect::Effect;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    use Shape::{Array, Tuple};
    let wire = match (&ty.base.shape, &ty.head.shape) {
        (Tuple(base), Tuple(head)) if base.items.len() != head.items.len() => Wire {
            send: passes(base, head),
            receive: passes(head, base),
        },
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
        sentence!(
            "the items of `{}` changed from {} to {}",
            ty.label,
            positions(&ty.base.shape),
            positions(&ty.head.shape)
        ),
    ))
}

/// Whether what is an array of one kind is one of the other: with no items that the other does not know, and all
/// that it needs.
fn passes(one: &Tuple, other: &Tuple) -> Effect {
    let is_shorter = one.rest.is_none() && one.items.len() <= other.items.len();
    match is_shorter && other.required <= one.required {
        true => Fine,
        false => Breaking,
    }
}

/// What positions there are.
fn positions(shape: &Shape) -> Sentence {
    match shape {
        Shape::Tuple(tuple) if tuple.rest.is_some() => {
            sentence!("{} by position and more", tuple.items.len())
        }
        Shape::Tuple(tuple) => sentence!("{} by position", tuple.items.len()),
        _ => "a list of equal ones".into(),
    }
}
