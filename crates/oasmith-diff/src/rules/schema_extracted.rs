//! An inline schema became a component.
//!
//! Messages are the same. In Rust the model has the component's name, unless the configuration keeps the
//! old one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Model(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(model: &ModelPair<'_>) -> Option<Found> {
    let (was, is) = model.name.both()?;
    let extracted = model.component.0.is_none() && model.component.1.is_some();
    (extracted && was != is).then(|| {
        Found::ok(sentence!(
            "the inline model `{}` became the component `{}`",
            was,
            is
        ))
        .values(was, is)
    })
}
