//! An operation has another method or path.
//!
//! It is the same by its `operationId`. Old clients call the old place. The generated method stays as
//! it is, so code compiles and works once it is generated anew: the change is silent.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both().filter(|_| !operation.webhook)?;
    let place = |operation: &oasmith_ir::operation::Operation| {
        let part = |part: &oasmith_ir::operation::PathPart| match part {
            oasmith_ir::operation::PathPart::Literal(text) => text.clone(),
            oasmith_ir::operation::PathPart::Parameter(_) => "{}".to_owned(),
        };
        let path: String = operation.path.parts.iter().map(part).collect();
        format!("{} {path}", operation.method)
    };
    let (was, is) = (place(base), place(head));
    (was != is).then(|| {
        Found::send(
            Breaking,
            format!(
                "`{} {}` moved to `{} {}`",
                base.method, base.path.raw, head.method, head.path.raw
            ),
        )
        .values(was, is)
    })
}
