//! A union has one more variant.
//!
//! What old clients send is still accepted. They may receive a variant that they don't know: clients that
//! are generated here keep it as `Unknown`, others may fail.

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
