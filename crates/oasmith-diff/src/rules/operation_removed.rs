//! An operation was removed.
//!
//! Old clients call it, and are refused. From the day of its `x-sunset` on, the removal has the level `ok`. The message
//! says whether it was deprecated, and which added operation it probably became: one with the same method, parameters,
//! body and responses, and a similar path or `operationId`.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let removed = operation.pair.removed().filter(|_| !operation.webhook)?;
    let told = if removed.docs.deprecated {
        "; it was deprecated"
    } else {
        ""
    };
    let renamed = operation.renamed.map_or_else(Sentence::default, |now| {
        sentence!(", probably renamed to `{} {}`", now.method, now.path.raw)
    });
    Some(Found::send(
        Breaking,
        sentence!(
            "`{} {}` was removed{}{}",
            removed.method,
            removed.path.raw,
            renamed,
            Words(told)
        ),
    ))
}
