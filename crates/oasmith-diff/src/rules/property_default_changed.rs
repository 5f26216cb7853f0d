//! The default of a property changed.
//!
//! Old clients that leave it out get the behavior of the new default. In Rust nothing shows it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    let subject = sentence!("`{}`", member.label);
    let (was, is) = (base.default.as_deref(), head.default.as_deref());
    default_change(subject, was, is, head.required).map(|found| found.keyword("default"))
}
