//! The description of a member changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both().filter(|_| !member.inherits)?;
    (docs(&base.docs) != docs(&head.docs)).then(|| {
        Found::ok(format!("the description of `{}` changed", member.label))
            .values(
                format!("{:?}", docs(&base.docs)),
                format!("{:?}", docs(&head.docs)),
            )
            .at_most(Bump::Patch)
    })
}
