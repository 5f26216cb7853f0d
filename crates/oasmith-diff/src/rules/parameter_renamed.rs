//! The setter of a parameter has another name in Rust.
//!
//! The parameter itself is the same. Its setter or argument changes its name because another parameter takes the
//! old name.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Name(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(name: &NamePair<'_>) -> Option<Found> {
    let (was, is) = name.rust;
    let renamed = name.what == NameOf::Parameter && was != is && name.wire.0 == name.wire.1;
    renamed.then(|| {
        Found::ok(sentence!(
            "the setter of the parameter `{}` of `{}` was renamed from `{}` to `{}`",
            name.wire.1,
            name.owner,
            was,
            is
        ))
        .values(was, is)
    })
}
