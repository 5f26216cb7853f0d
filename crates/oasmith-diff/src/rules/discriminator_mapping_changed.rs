//! The values of a discriminator that select an alternative changed.
//!
//! Old clients may receive a new value, which they don't know, and send a removed one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Variant(check),
    mirror: Mirror::Both,
};

fn check(variant: &VariantPair<'_>) -> Option<Found> {
    let (base, head) = variant.pair.both()?;
    let (was, is) = (&base.evidence.tags, &head.evidence.tags);
    let lost = was.iter().any(|tag| !is.contains(tag));
    let new = is.iter().any(|tag| !was.contains(tag));
    // Without a discriminator on one side, the change is that of the discriminator.
    let both = !was.is_empty() && !is.is_empty();
    (both && (lost || new)).then(|| {
        let wire = Wire::both(
            if lost { Breaking } else { Fine },
            if new { Breaking } else { Fine },
        );
        let (was, is) = (
            quoted(was.iter().map(String::as_str)),
            quoted(is.iter().map(String::as_str)),
        );
        Found::new(
            wire,
            sentence!(
                "the discriminator values of `{}` changed from {} to {}",
                variant.label,
                was,
                is
            ),
        )
        .values(was, is)
    })
}
