//! An operation requires less authorization, or accepts an alternative.

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
    let more = is
        .iter()
        .any(|new| !was.iter().any(|old| scheme_subset(old, new)));
    (kept && more).then(|| security_change(Fine, &was, &is))
}
