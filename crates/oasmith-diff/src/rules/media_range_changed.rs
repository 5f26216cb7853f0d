//! A media range (`*/*`) replaced a media type, or a media type replaced a range.
//!
//! A request body that may have any media type of a range accepts what old clients send. In a response, they may receive
//! a media type that the old document doesn't declare.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Both,
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let (base, head) = content.pair.both()?;
    let (was, is) = (media_key(base), media_key(head));
    if was == is {
        return None;
    }
    let wider = covers(&is, &was);
    let wire = match (content.request, wider) {
        (true, true) | (false, false) => Wire::OK,
        (true, false) => Wire::send(Breaking),
        (false, true) => Wire::receive(Risk),
    };
    let message = sentence!("the media type `{}` became `{}`", was, is);
    Some(Found::new(wire, message).values(was, is))
}
