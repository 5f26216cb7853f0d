//! An operation asks for more authorisation.
//!
//! An alternative by which old clients authorise themselves was removed or asks for more schemes, so that
//! what they send is refused. Requirements that are inherited from the document count like the
//! operation's own.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (was, is) = requirements(operation)?;
    let lost = was
        .iter()
        .any(|old| !is.iter().any(|new| scheme_subset(new, old)));
    lost.then(|| {
        Found::send(
            Breaking,
            sentence!(
                "the security requirement changed from {} to {}",
                described(&was),
                described(&is)
            ),
        )
        .values(format!("{was:?}"), format!("{is:?}"))
        .keyword("security")
    })
}
