//! A component schema was added.
//!
//! By itself it is not part of messages. In Rust a model is added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Model(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(model: &ModelPair<'_>) -> Option<Found> {
    model.name.added()?;
    Some(Found::ok(sentence!(
        "the schema `{}` was added",
        model.component.1?
    )))
}
