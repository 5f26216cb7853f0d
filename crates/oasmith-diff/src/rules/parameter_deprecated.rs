//! A parameter was deprecated.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-deprecated"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (!base.docs.deprecated && head.docs.deprecated).then(|| {
        Found::ok(sentence!("the {} became deprecated", name_of(head)))
            .keyword("deprecated")
            .at_most(Bump::Minor)
    })
}
