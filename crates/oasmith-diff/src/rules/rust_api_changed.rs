//! The generated code changed as a consequence of other changes.
//!
//! For example, another name took a name, or a model that was only received is now sent.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Rest(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(rest: &RestPair<'_>) -> Option<Found> {
    Some(Found::ok(sentence!(
        "the Rust item `{}` changed",
        rest.owner
    )))
}
