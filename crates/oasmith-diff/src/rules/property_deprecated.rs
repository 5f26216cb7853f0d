//! A property was deprecated, or is no longer deprecated.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let (base, head) = member.pair.both().filter(|_| !member.inherits)?;
    (base.docs.deprecated != head.docs.deprecated).then(|| {
        let is = if head.docs.deprecated {
            "became deprecated"
        } else {
            "is no longer deprecated"
        };
        Found::ok(sentence!("`{}` {}", member.label, Words(is)))
            .keyword("deprecated")
            .at_most(Bump::Minor)
    })
}
