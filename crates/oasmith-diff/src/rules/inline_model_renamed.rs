//! An inline schema has another name in Rust.
//!
//! Its name is made of where it stands and of titles and constants on the way, which changed. One that
//! follows from another name is reported with that.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Model(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(model: &ModelPair<'_>) -> Option<Found> {
    let (was, is) = model.name.both()?;
    let inline = model.component.0.is_none() && model.component.1.is_none();
    (inline && was != is && !model.follows).then(|| {
        Found::ok(sentence!("the model `{}` was renamed to `{}`", was, is)).values(was, is)
    })
}
