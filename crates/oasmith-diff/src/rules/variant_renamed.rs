//! A variant of a union has another name in Rust.
//!
//! Its name is that of its component, its title or the constant that chooses it. Messages don't tell it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Variant(check),
    mirror: Mirror::Both,
};

fn check(variant: &VariantPair<'_>) -> Option<Found> {
    let (base, head) = variant.pair.both()?;
    (base.name != head.name).then(|| {
        Found::ok(sentence!(
            "the variant `{}` of a union was renamed to `{}`",
            base.name,
            head.name
        ))
        .values(&base.name, &head.name)
    })
}
