//! A parameter may be sent without a value, or no longer (`allowEmptyValue`).
//!
//! Old clients may send it without a value, and are refused. In Rust nothing changes.

use super::prelude::*;
use oasmith_spec::node::{Node, Value};

pub(super) const LOGIC: Logic = Logic {
    check: Check::Keyword(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(pair: &KeywordPair<'_>) -> Option<Found> {
    let is_true =
        |node: Option<&Node>| node.is_some_and(|node| matches!(node.value, Value::Bool(true)));
    let (was, is) = (is_true(pair.values.0), is_true(pair.values.1));
    (pair.keyword == Keyword::AllowEmptyValue && was != is).then(|| {
        let effect = if was { Breaking } else { Fine };
        let message = sentence!(
            "`allowEmptyValue` of `{}` changed from {} to {}",
            pair.label,
            was,
            is
        );
        Found::send(effect, message).values(was.to_string(), is.to_string())
    })
}
