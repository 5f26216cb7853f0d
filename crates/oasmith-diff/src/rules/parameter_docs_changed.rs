//! The description or the examples of a parameter changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-docs-changed"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (docs(&base.docs) != docs(&head.docs)).then(|| {
        Found::ok(sentence!(
            "the {} of the {} changed",
            Words(said(&base.docs, &head.docs)),
            name_of(head)
        ))
        .values(
            format!("{:?}", docs(&base.docs)),
            format!("{:?}", docs(&head.docs)),
        )
        .at_most(Bump::Patch)
    })
}
