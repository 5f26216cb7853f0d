//! A parameter is no longer deprecated.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-deprecated"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (base.docs.deprecated && !head.docs.deprecated).then(|| {
        Found::ok(sentence!("the {} is no longer deprecated", name_of(head))).at_most(Bump::Minor)
    })
}
