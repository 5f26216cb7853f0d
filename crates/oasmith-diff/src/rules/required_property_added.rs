//! A required property was added.
//!
//! Old clients don't send it and are refused. Where they receive it, they skip it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    member.pair.added().filter(|added| added.required)?;
    Some(Found::send(
        Breaking,
        sentence!("the required property `{}` was added", member.label),
    ))
}
