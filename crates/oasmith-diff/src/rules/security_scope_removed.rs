//! An operation requires fewer scopes.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (was, is) = requirements(operation)?;
    let kept = was
        .iter()
        .all(|old| is.iter().any(|new| satisfies(old, new)));
    let same_schemes = is
        .iter()
        .all(|new| was.iter().any(|old| scheme_subset(old, new)));
    let fewer = is
        .iter()
        .any(|new| !was.iter().any(|old| satisfies(new, old)));
    (kept && same_schemes && fewer).then(|| security_change(Fine, &was, &is))
}
