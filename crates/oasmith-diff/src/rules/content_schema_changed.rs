//! A body gained a schema, or lost it.
//!
//! Without a schema the body may be anything; with one it has a type.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Content(check),
    mirror: Mirror::Both,
};

fn check(content: &ContentPair<'_>) -> Option<Found> {
    let (base, head) = content.pair.both()?;
    let wire = match (base.ty, head.ty) {
        (None, Some(_)) => Wire::send(Risk),
        (Some(_), None) => Wire::receive(Risk),
        _ => return None,
    };
    let wire = wire.only(content.request, !content.request);
    let which = if head.ty.is_some() {
        "gained a schema"
    } else {
        "lost its schema"
    };
    Some(Found::new(wire, sentence!("`{}` {}", head.media_type, Words(which))).keyword("schema"))
}
