//! A component schema was renamed.
//!
//! Messages don't have names of schemas. In Rust the model has another name, unless the configuration keeps the old one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Model(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(model: &ModelPair<'_>) -> Option<Found> {
    let (was, is) = model.name.both()?;
    let both = model.component.0.is_some() && model.component.1.is_some();
    (both && was != is && !model.follows).then(|| {
        Found::ok(sentence!("the model `{}` was renamed to `{}`", was, is)).values(was, is)
    })
}
