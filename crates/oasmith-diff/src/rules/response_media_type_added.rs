//! A response may come as one more media type.
//!
//! Old clients that ask for anything may get what they don't know.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Rule("request-media-type-added"),
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let added = content.pair.added().filter(|_| !content.request)?;
    Some(Found::receive(
        Risk,
        sentence!(
            "the media type `{}` of the response was added",
            added.media_type
        ),
    ))
}
