//! An operation asks for less authorisation, or takes another one as well.

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
    (kept && more).then(|| {
        Found::ok("an authorisation is enough that was not before")
            .values(format!("{was:?}"), format!("{is:?}"))
            .keyword("security")
    })
}
