//! A media type of the request body was added.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Rule("response-media-type-added"),
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let added = content.pair.added().filter(|_| content.request)?;
    Some(Found::ok(sentence!(
        "the media type `{}` of the request body was added",
        added.media_type
    )))
}
