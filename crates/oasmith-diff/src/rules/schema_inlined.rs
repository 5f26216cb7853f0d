//! A component became an inline schema.
//!
//! Messages are the same. In Rust the model is named after its place, unless the configuration keeps the
//! old name.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Model(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(model: &ModelPair<'_>) -> Option<Found> {
    let (was, is) = model.name.both()?;
    let inlined = model.component.0.is_some() && model.component.1.is_none();
    (inlined && was != is).then(|| {
        Found::ok(sentence!(
            "the component `{}` became the inline model `{}`",
            was,
            is
        ))
        .values(was, is)
    })
}
