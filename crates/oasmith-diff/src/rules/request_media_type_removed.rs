//! A media type of the request body was removed.
//!
//! Old clients that send it are refused (415).

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Rule("response-media-type-removed"),
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let removed = content.pair.removed().filter(|_| content.request)?;
    Some(Found::send(
        Breaking,
        sentence!(
            "the media type `{}` of the request body was removed",
            removed.media_type
        ),
    ))
}
