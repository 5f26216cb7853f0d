//! Parameters changed places in the path.
//!
//! Old clients send each value where the server now reads another parameter. Their code still compiles where the
//! types of the parameters allow it.

use super::prelude::*;
use crate::compare::path_names;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("a path is sent, never received"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    let (was, is): (Vec<&str>, Vec<&str>) =
        (path_names(base).collect(), path_names(head).collect());
    let mut places = was.iter().zip(&is);
    let moved = was.len() == is.len()
        && places.any(|(one, other)| one != other && (is.contains(one) || was.contains(other)));
    moved.then(|| {
        Found::send(
            Breaking,
            sentence!(
                "parameters changed places in the path: `{}` became `{}`",
                base.path.raw,
                head.path.raw
            ),
        )
        .values(&base.path.raw, &head.path.raw)
        .items(Items::Order)
    })
}
