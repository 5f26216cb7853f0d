//! An operation requires more authorization.
//!
//! An alternative by which old clients authorize was removed or requires more schemes, so that their requests are refused.
//! Requirements of the document count for operations that have none of their own.

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
    lost.then(|| security_change(Breaking, &was, &is))
}
