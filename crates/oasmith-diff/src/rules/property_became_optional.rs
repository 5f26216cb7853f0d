//! A property became optional.
//!
//! Old clients may receive objects without it, which they can't read. In Rust the field becomes an
//! `Option`.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    (base.required && !head.required)
        .then(|| Found::receive(Breaking, sentence!("`{}` became optional", member.label)))
}
