//! An alternative of a union was removed.
//!
//! Old clients may send it and are refused. In Rust the enum loses its variant.

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
