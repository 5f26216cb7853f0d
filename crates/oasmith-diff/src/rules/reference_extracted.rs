//! A schema that was written out is a reference to a component.
//!
//! Messages are the same. In Rust the model of its own was removed, and the component's stands in its place.

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
