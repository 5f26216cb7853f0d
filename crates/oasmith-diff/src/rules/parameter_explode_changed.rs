//! The values of a parameter are separated differently (`explode`).
//!
//! `a=1&a=2` instead of `a=1,2`, or the reverse: the server reads something else than what old clients mean. Parameters
//! of one value are the same, and so are lists in headers and paths that have commas either way.

use oasmith_ir::operation::ParameterStyle;

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::Rule("response-header-serialization-changed"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    let same_place = base.location == head.location && base.style == head.style;
    let shows = match head.style {
        ParameterStyle::Simple => parameter.named,
        _ => parameter.composite,
    };
    (base.explode != head.explode && same_place && shows && base.media_type.is_none()).then(|| {
        Found::send(
            Breaking,
            sentence!(
                "`explode` of the {} changed from {} to {}",
                name_of(head),
                base.explode,
                head.explode
            ),
        )
        .values(
            format!("explode: {}", base.explode),
            format!("explode: {}", head.explode),
        )
        .keyword("explode")
    })
}
