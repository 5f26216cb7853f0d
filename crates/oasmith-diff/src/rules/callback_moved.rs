//! The URL of a callback changed.
//!
//! The server calls the URL that another expression gives. Old clients wait at the old one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("a callback is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both().filter(|_| operation.webhook)?;
    let place = |operation: &oasmith_ir::operation::Operation| {
        let name = callback_name(operation).len();
        let expression = operation.path.raw.get(name..).unwrap_or("");
        expression.trim_start().to_owned()
    };
    let (was, is) = (place(base), place(head));
    (was != is).then(|| {
        let message = sentence!(
            "the URL of {} changed from `{}` to `{}`",
            webhook_name(head),
            was,
            is
        );
        Found::receive(Breaking, message).values(was, is)
    })
}
