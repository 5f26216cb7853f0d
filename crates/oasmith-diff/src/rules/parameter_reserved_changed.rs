//! Reserved characters of a parameter are sent differently (`allowReserved`).
//!
//! Most servers read both alike, but `&` and `#` may end the value for one that doesn't.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (base.allow_reserved != head.allow_reserved && !parameter.plain).then(|| {
        Found::send(
            Risk,
            sentence!(
                "`allowReserved` of the {} changed from {} to {}",
                name_of(head),
                base.allow_reserved,
                head.allow_reserved
            ),
        )
        .values(
            format!("allowReserved: {}", base.allow_reserved),
            format!("allowReserved: {}", head.allow_reserved),
        )
        .keyword("allowReserved")
    })
}
