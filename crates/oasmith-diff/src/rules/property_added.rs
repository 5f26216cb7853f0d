//! An optional property was added.
//!
//! Old clients don't send it, and skip it where they receive it. In Rust a field is added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    member.pair.added().filter(|added| !added.required)?;
    let closed = matches!(member.objects.0.additional, Additional::Forbidden);
    // A strict reader of the old document may refuse what it was promised not to get.
    let receive = if closed { Risk } else { Fine };
    Some(Found::receive(
        receive,
        sentence!("the property `{}` was added", member.label),
    ))
}
