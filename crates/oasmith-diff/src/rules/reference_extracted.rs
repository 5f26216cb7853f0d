//! An inline schema became a reference to a component.
//!
//! Messages are the same. In Rust the inline schema's model is removed, and the component's model replaces it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Use(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(used: &UsePair<'_>) -> Option<Found> {
    let (was, is) = used.parted.filter(|_| used.component.1.is_some())?;
    let message = sentence!(
        "`{}` changed to `{}` from the inline model `{}`",
        used.label,
        is,
        was
    );
    Some(Found::ok(message).values(was, is))
}
