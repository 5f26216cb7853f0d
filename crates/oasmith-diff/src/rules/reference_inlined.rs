//! A schema that is a component is written out where it was referred to, and stays a component for others.
//!
//! Messages are the same. In Rust there is one more model, and what referred to the component names it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Use(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(used: &UsePair<'_>) -> Option<Found> {
    let (was, is) = used.parted.filter(|_| used.component.0.is_some())?;
    let message = sentence!(
        "`{}` changed to the inline model `{}` from `{}`",
        used.label,
        is,
        was
    );
    Some(Found::ok(message).values(was, is))
}
