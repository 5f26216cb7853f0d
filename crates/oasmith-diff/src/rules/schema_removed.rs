//! A component schema was removed.
//!
//! The changes where it was used say what that does to messages. In Rust its model is removed.

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
