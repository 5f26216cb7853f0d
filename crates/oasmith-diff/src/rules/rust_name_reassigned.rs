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
    // A header has no case, and may have been a query parameter before.
    let same_parameter = name.what == NameOf::Parameter && was.eq_ignore_ascii_case(is);
    if name.rust.0 != name.rust.1 || was == is || same_parameter {
        return None;
    }
    let rust = name.rust.1;
    let message = match name.what {
        NameOf::Property => sentence!(
            "the field `{}` of `{}` stands for the property `{}`, stood for `{}`",
            rust,
            name.owner,
            is,
            was
        ),
        NameOf::Value => sentence!(
            "the variant `{}` of `{}` stands for the value `{}`, stood for `{}`",
            rust,
            name.owner,
            is,
            was
        ),
        NameOf::Parameter => sentence!(
            "`{}` of `{}` stands for the parameter `{}`, stood for `{}`",
            rust,
            name.owner,
            is,
            was
        ),
        NameOf::Operation => sentence!("`{}` calls `{}`, called `{}`", rust, is, was),
        NameOf::Schema => sentence!(
            "the model `{}` stands for `{}`, stood for `{}`",
            rust,
            is,
            was
        ),
    };
    Some(Found::ok(message).values(was, is))
}
