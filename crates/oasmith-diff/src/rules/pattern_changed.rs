//! The pattern of a string changed.
//!
//! The sets of strings that the patterns allow are not compared: what old clients send may be refused, and what they
//! receive may be new to them.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (base, head) = (&ty.base.constraints.patterns, &ty.head.constraints.patterns);
    (patterns(base, head) == Relation::Other).then(|| {
        let (was, is) = (base.join(" and "), head.join(" and "));
        Found::new(
            Wire::both(Breaking, Risk),
            sentence!(
                "`pattern` of `{}` changed from `{}` to `{}`",
                ty.label,
                was,
                is
            ),
        )
        .values(was, is)
        .keyword("pattern")
    })
}
