//! A media type of a response was removed.
//!
//! Old clients expect it and can't read the others.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Rule("request-media-type-removed"),
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let removed = content.pair.removed().filter(|_| !content.request)?;
    Some(Found::receive(
        Breaking,
        sentence!(
            "the media type `{}` of the response was removed",
            removed.media_type
        ),
    ))
}
