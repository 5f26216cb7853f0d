//! A variant of a union is gone.
//!
//! Old clients may send it and are refused. In Rust it is gone from the enum.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Variant(check),
    mirror: Mirror::Both,
};

fn check(variant: &VariantPair<'_>) -> Option<Found> {
    variant.pair.removed()?;
    Some(Found::send(
        Breaking,
        sentence!("the alternative `{}` was removed", variant.label),
    ))
}
