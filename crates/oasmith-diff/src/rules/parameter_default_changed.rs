//! The default of a parameter changed.
//!
//! Old clients that leave the parameter out get the behavior of the new default. In Rust nothing shows it.

use std::sync::Arc;

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    let same = match (&base.default, &head.default) {
        (Some(was), Some(is)) => was.same_value(is),
        (None, None) => true,
        _ => false,
    };
    (!same).then(|| {
        let show = |node: &Option<Arc<oasmith_spec::node::Node>>| node.as_deref().map(value);
        let (was, is) = (show(&base.default), show(&head.default));
        let effect = if head.required { Fine } else { Risk };
        Found::send(
            effect,
            sentence!(
                "the default of the {} changed from {} to {}",
                name_of(head),
                named(was.as_deref(), "none"),
                named(is.as_deref(), "none")
            ),
        )
        .values(was.unwrap_or_else(none), is.unwrap_or_else(none))
        .at_most(Bump::Patch)
    })
}

fn none() -> String {
    "none".to_owned()
}
