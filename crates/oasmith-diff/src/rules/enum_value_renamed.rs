//! The variant of an enum value has another name in Rust.
//!
//! The value itself is the same. The document suggests names (`x-enum-varnames`), or another value takes the old name.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Name(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(name: &NamePair<'_>) -> Option<Found> {
    let (was, is) = name.rust;
    let renamed = name.what == NameOf::Value && was != is && name.wire.0 == name.wire.1;
    renamed.then(|| {
        Found::ok(sentence!(
            "the variant of the value `{}` of `{}` was renamed from `{}` to `{}`",
            name.wire.1,
            name.owner,
            was,
            is
        ))
        .values(was, is)
    })
}
