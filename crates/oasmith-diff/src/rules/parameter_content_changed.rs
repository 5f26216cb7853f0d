//! The media type of a parameter (`content`) changed.
//!
//! Its value was serialized by a style and is now JSON, for example, or the reverse.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    (base.media_type != head.media_type).then(|| {
        let told = |media: &Option<String>| named(media.as_deref(), "a style");
        let show = |media: &Option<String>| media.clone().unwrap_or_else(|| "a style".to_owned());
        let (was, is) = (show(&base.media_type), show(&head.media_type));
        Found::send(
            Breaking,
            sentence!(
                "the serialization of the {} changed from {} to {}",
                name_of(head),
                told(&base.media_type),
                told(&head.media_type)
            ),
        )
        .values(was, is)
    })
}
