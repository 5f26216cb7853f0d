//! A media range (`*/*`) took the place of a media type in it, or the other way round.
//!
//! What one of a range allows, all of it do; so a body that becomes a range is no harm to those who send
//! it, but they may receive what the base did not declare.

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
