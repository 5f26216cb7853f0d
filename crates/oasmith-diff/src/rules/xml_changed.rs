//! A schema is written in XML under another name or in another form (`xml`).
//!
//! Whoever writes or reads the old XML does not understand the new one. Without a body or a response in XML it means
//! nothing. In Rust nothing changes: XML is text there.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Keyword(check),
    mirror: Mirror::Both,
};

fn check(pair: &KeywordPair<'_>) -> Option<Found> {
    if pair.keyword != Keyword::Xml {
        return None;
    }
    let effect = if pair.has_xml { Breaking } else { Fine };
    let (was, is) = (pair.values.0.map(value), pair.values.1.map(value));
    let message = sentence!(
        "`xml` of `{}` changed from {} to {}",
        pair.label,
        named(was.as_deref(), "none"),
        named(is.as_deref(), "none")
    );
    Some(
        Found::new(Wire::both(effect, effect), message)
            .values(was.unwrap_or_default(), is.unwrap_or_default()),
    )
}
