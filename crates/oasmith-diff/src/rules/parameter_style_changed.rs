//! The style of a parameter changed (`style`).
//!
//! `a|b` instead of `a,b`, or `;a=1` instead of `1`: the server reads something else than what old clients mean. In Rust
//! nothing changes.

use super::prelude::*;
use oasmith_ir::operation::ParameterStyle;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Parameter(check),
    mirror: Mirror::None("only requests have parameters"),
};

fn check(parameter: &ParameterPair<'_>) -> Option<Found> {
    let (base, head) = parameter.pair.both()?;
    let same_place = base.location == head.location && base.media_type == head.media_type;
    if base.style == head.style || !same_place || base.media_type.is_some() {
        return None;
    }
    let plain = |style| {
        use ParameterStyle::{Form, PipeDelimited, SpaceDelimited, TabDelimited};
        matches!(style, Form | SpaceDelimited | TabDelimited | PipeDelimited)
    };
    // With one value there is nothing to separate.
    let effect = if !parameter.composite && plain(base.style) && plain(head.style) {
        Fine
    } else {
        Breaking
    };
    Some(
        Found::send(
            effect,
            sentence!(
                "the style of the {} changed from `{}` to `{}`",
                name_of(head),
                style(base.style),
                style(head.style)
            ),
        )
        .values(format!("{:?}", base.style), format!("{:?}", head.style))
        .keyword("style"),
    )
}

/// A style as OpenAPI calls it.
fn style(style: ParameterStyle) -> &'static str {
    use ParameterStyle::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    match style {
        Form => "form",
        Simple => "simple",
        Matrix => "matrix",
        Label => "label",
        SpaceDelimited => "spaceDelimited",
        PipeDelimited => "pipeDelimited",
        DeepObject => "deepObject",
        #[allow(unreachable_patterns)]
        _ => "another style",
    }
}
