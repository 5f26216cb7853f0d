//! A reference to a component became an inline schema.
//!
//! The component stays, and messages are the same. In Rust a model is added, and replaces the component's model here.

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
