//! A media type of a response was added.
//!
//! Old clients that accept anything may receive a media type that they don't know.

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
