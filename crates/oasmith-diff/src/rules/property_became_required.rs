//! A property became required.
//!
//! Old clients that leave it out are refused. What they receive always has it. In Rust the field is no longer an
//! `Option`.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    (!base.required && head.required)
        .then(|| Found::send(Breaking, sentence!("`{}` became required", member.label)))
}
