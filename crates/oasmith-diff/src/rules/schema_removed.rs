//! A component schema was removed.
//!
//! What that does to messages the places say that used it. In Rust its model was removed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Model(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(model: &ModelPair<'_>) -> Option<Found> {
    model.name.removed()?;
    Some(Found::ok(sentence!(
        "the schema `{}` was removed",
        model.component.0?
    )))
}
