//! The summary or description of an operation changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    (docs(&base.docs) != docs(&head.docs) || base.external_docs != head.external_docs).then(|| {
        Found::ok("the summary or description of the operation changed")
            .values(
                format!("{:?} {:?}", docs(&base.docs), base.external_docs),
                format!("{:?} {:?}", docs(&head.docs), head.external_docs),
            )
            .at_most(Bump::Patch)
    })
}
