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
    (kept && lacking).then(|| security_change(Breaking, &was, &is))
}
