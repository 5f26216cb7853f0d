//! The generated code changed for a reason that is none of its own.
//!
//! A name that another one took, or a model that is sent now where it was only received: a consequence of
//! other changes of the document.

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
