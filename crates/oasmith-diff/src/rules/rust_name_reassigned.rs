//! A name in Rust stands for something else than before.
//!
//! Messages are the same. Code that uses the name still compiles where the types are the same, and sends or reads
//! another value, property or parameter, or calls another operation.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Name(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(name: &NamePair<'_>) -> Option<Found> {
    let (was, is) = name.wire;
    if name.rust.0 != name.rust.1 || was == is {
        return None;
    }
    let rust = name.rust.1;
    let message = match name.what {
        NameOf::Property => sentence!(
            "the field `{}` of `{}` is the property `{}`, was `{}`",
            rust,
            name.owner,
            is,
            was
        ),
        NameOf::Value => sentence!(
            "the variant `{}` of `{}` is the value `{}`, was `{}`",
            rust,
            name.owner,
            is,
            was
        ),
        NameOf::Parameter => sentence!(
            "`{}` of `{}` is the parameter `{}`, was `{}`",
            rust,
            name.owner,
            is,
            was
        ),
        NameOf::Operation => sentence!("`{}` calls `{}`, called `{}`", rust, is, was),
        NameOf::Schema => sentence!("the model `{}` is `{}`, was `{}`", rust, is, was),
    };
    Some(Found::ok(message).values(was, is))
}
