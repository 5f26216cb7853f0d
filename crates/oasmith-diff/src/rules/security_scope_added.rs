//! An operation requires another scope.
//!
//! Tokens of old clients may lack it.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (was, is) = requirements(operation)?;
    let kept = was
        .iter()
        .all(|old| is.iter().any(|new| scheme_subset(new, old)));
    let lacking = was
        .iter()
        .any(|old| !is.iter().any(|new| satisfies(old, new)));
    (kept && lacking).then(|| {
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
