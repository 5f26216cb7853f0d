//! A group of operations has another name in Rust.
//!
//! Groups are named after the first tag of their operations, which is no part of a message. An entry of
//! `[groups]` in the configuration keeps the old name.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Group(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(group: &GroupPair<'_>) -> Option<Found> {
    let (was, is) = group.name;
    Some(Found::ok(sentence!("the group `{}` was renamed to `{}`", was, is)).values(was, is))
}
