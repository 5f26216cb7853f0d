//! The examples beside the schema of a media type changed.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Both,
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let (base, head) = content.pair.both()?;
    let (was, is) = (examples(&base.examples), examples(&head.examples));
    (was != is).then(|| {
        Found::ok(sentence!("the examples of `{}` changed", head.media_type))
            .values(was.join("\n"), is.join("\n"))
            .at_most(Bump::Patch)
    })
}
