//! A union gained an alternative.
//!
//! What old clients send is still accepted. They may receive the new alternative, which they don't know: generated
//! clients keep it as `Unknown`, others may fail.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Variant(check),
    mirror: Mirror::Both,
};

fn check(variant: &VariantPair<'_>) -> Option<Found> {
    variant.pair.added()?;
    Some(Found::receive(
        Risk,
        sentence!("the alternative `{}` was added", variant.label),
    ))
}
