//! Properties of a form are encoded differently (`encoding`).
//!
//! The other side reads something else than what was sent. Where a property may have more media types than before, what
//! old clients send is still allowed.

use std::collections::BTreeSet;

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Both,
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let (base, head) = content.pair.both()?;
    let members: BTreeSet<&str> = encoded(base).chain(encoded(head)).collect();
    let (mut was, mut is) = (Vec::new(), Vec::new());
    let (mut sent, mut received) = (Fine, Fine);
    for member in members {
        let before = written(content.base_api, base, member);
        let after = written(content.head_api, head, member);
        // Members that come or go are changes of their own.
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        if before != after {
            was.push(format!("{member}: {}", before.show()));
            is.push(format!("{member}: {}", after.show()));
            sent = sent.max(if after.takes(&before) { Fine } else { Breaking });
            received = received.max(if before.takes(&after) { Fine } else { Risk });
        }
    }
    (was != is).then(|| {
        let wire = Wire::both(sent, received).only(content.request, !content.request);
        let message = sentence!(
            "the encoding of parts of `{}` changed from {} to {}",
            head.media_type,
            quoted(was.iter().map(String::as_str)),
            quoted(is.iter().map(String::as_str))
        );
        Found::new(wire, message)
            .values(was.join("\n"), is.join("\n"))
            .keyword("encoding")
    })
}
