//! A property became read-only (`readOnly`).
//!
//! Old clients that send it are ignored or refused.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    (!base.read_only && head.read_only).then(|| {
        Found::send(Risk, sentence!("`{}` became read-only", member.label)).keyword("readOnly")
    })
}
