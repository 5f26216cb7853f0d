//! Members of a form are written in another way (`encoding`).
//!
//! The other side reads something else than is meant.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Both,
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let (base, head) = content.pair.both()?;
    let was = encodings(content.base_api, base);
    let is = encodings(content.head_api, head);
    (was != is).then(|| {
        let wire = Wire::both(Breaking, Risk).only(content.request, !content.request);
        Found::new(
            wire,
            format!(
                "members of `{}` are written in another way",
                head.media_type
            ),
        )
        .values(was.join("\n"), is.join("\n"))
        .keyword("encoding")
    })
}
