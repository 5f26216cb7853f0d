//! The arguments of a generated function changed places.
//!
//! Messages are the same. Code that passes the arguments in the old order still compiles where their types allow
//! it, and sends each value under the name of another one.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Order(check),
    mirror: Mirror::None("messages are the same"),
};

fn check(pair: &OrderPair<'_>) -> Option<Found> {
    let (was, is) = (pair.order.0.join(", "), pair.order.1.join(", "));
    let what = match pair.what {
        NameOf::Parameter => "required parameters",
        _ => "required properties",
    };
    Some(
        Found::ok(sentence!(
            "the {} of `{}` changed their order from `{}` to `{}`",
            Words(what),
            pair.owner,
            was,
            is
        ))
        .values(was, is)
        .items(Items::Order),
    )
}
