//! The description or the examples of a property changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both().filter(|_| !member.inherits)?;
    (docs(&base.docs) != docs(&head.docs)).then(|| {
        Found::ok(sentence!(
            "the {} of `{}` changed",
            Words(said(&base.docs, &head.docs)),
            member.label
        ))
        .values(
            format!("{:?}", docs(&base.docs)),
            format!("{:?}", docs(&head.docs)),
        )
        .at_most(Bump::Patch)
    })
}
