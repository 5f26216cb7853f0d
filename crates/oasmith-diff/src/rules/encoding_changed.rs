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
    let show = |content: &oasmith_ir::operation::Content| -> Vec<String> {
        let mut shown: Vec<String> = content
            .encoding
            .iter()
            .map(|one| {
                format!(
                    "{}: {:?} {:?} {:?} {}",
                    one.property.value,
                    one.content_type,
                    one.style,
                    one.explode,
                    one.allow_reserved
                )
            })
            .collect();
        shown.sort();
        shown
    };
    let (was, is) = (show(base), show(head));
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
