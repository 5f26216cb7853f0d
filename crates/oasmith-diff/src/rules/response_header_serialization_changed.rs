//! A response header is serialized differently (`explode`, `content`).
//!
//! Old clients that read its value read something else. Numbers are the same as they are and as JSON, and
//! only objects differ by `explode`.

use oasmith_ir::operation::Header;

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Header(check),
    mirror: Mirror::Rule("parameter-explode-changed"),
};

fn check(header: &HeaderPair<'_>) -> Option<Found> {
    let (base, head) = header.pair.both()?;
    let shapes = header.shapes.0.zip(header.shapes.1)?;
    let (was, is) = (way(base, shapes.0), way(head, shapes.1));
    (was != is).then(|| {
        let message = sentence!(
            "the serialization of the header `{}` changed from {} to {}",
            head.name,
            told(was),
            told(is)
        );
        Found::receive(Breaking, message).values(was, is)
    })
}

fn way<'a>(header: &'a Header, shape: &Shape) -> &'a str {
    let spread = matches!(shape, Shape::Object(_) | Shape::Map(_));
    let number = matches!(shape, Shape::Integer(_) | Shape::Number(_) | Shape::Boolean);
    match &header.media_type {
        Some(media_type) if !number => media_type,
        None if header.explode && spread => PAIRS,
        _ => TEXT,
    }
}

/// How a spread object is written.
const PAIRS: &str = "`name=value` pairs";
/// How anything else is that is no JSON.
const TEXT: &str = "text";

fn told(way: &str) -> Sentence {
    match way {
        PAIRS => PAIRS.into(),
        TEXT => TEXT.into(),
        media_type => sentence!("`{}`", media_type),
    }
}
