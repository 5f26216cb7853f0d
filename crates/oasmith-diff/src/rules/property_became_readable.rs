//! A property that was only sent may be received (it lost `writeOnly`).

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    (base.write_only && !head.write_only)
        .then(|| Found::ok(sentence!("`{}` is no longer write-only", member.label)))
}
