//! The field of a property has another name in Rust.
//!
//! The property itself is the same. Its field changes its name because another property takes the old name, or
//! because the configuration says so.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Name(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(name: &NamePair<'_>) -> Option<Found> {
    let (was, is) = name.rust;
    let renamed = name.what == NameOf::Property && was != is && name.wire.0 == name.wire.1;
    renamed.then(|| {
        Found::ok(sentence!(
            "the field of the property `{}` of `{}` was renamed from `{}` to `{}`",
            name.wire.1,
            name.owner,
            was,
            is
        ))
        .values(was, is)
    })
}
