//! A property was removed.
//!
//! Old clients that send it are ignored, or refused where undeclared properties are not allowed. Old clients that receive
//! the object miss the property, and fail if it was required.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Member(check),
    mirror: Mirror::Both,
};

fn check(member: &MemberPair<'_>) -> Option<Found> {
    let removed = member.pair.removed()?;
    let closed = matches!(member.objects.1.additional, Additional::Forbidden);
    let send = if closed { Breaking } else { Risk };
    let receive = if removed.required { Breaking } else { Risk };
    let message = match member.renamed {
        Some(name) => sentence!(
            "the property `{}` was removed, probably renamed to `{}`",
            member.label,
            name
        ),
        None => sentence!("the property `{}` was removed", member.label),
    };
    Some(Found::new(Wire::both(send, receive), message))
}
