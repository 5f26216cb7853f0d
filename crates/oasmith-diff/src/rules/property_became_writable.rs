//! A property that was only received may be sent (it lost `readOnly`).
//!
//! Where it is required, old clients don't send it and are refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    (base.read_only && !head.read_only).then(|| {
        let effect = if head.required { Breaking } else { Fine };
        Found::send(
            effect,
            sentence!("`{}` is no longer read-only", member.label),
        )
    })
}
