//! A property became write-only (`writeOnly`).
//!
//! Old clients that read it no longer receive it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both()?;
    (!base.write_only && head.write_only).then(|| {
        let effect = if base.required { Breaking } else { Risk };
        Found::receive(effect, sentence!("`{}` became write-only", member.label))
            .keyword("writeOnly")
    })
}
