//! `style` and `explode` (OpenAPI 3.1.1, section 4.8.12.2; 3.2, section 4.12.2).

use super::fields::Fields;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::parameter::{ParameterLocation, ParameterStyle};

const STYLES: [(&str, ParameterStyle); 8] = [
    ("matrix", ParameterStyle::Matrix),
    ("label", ParameterStyle::Label),
    ("simple", ParameterStyle::Simple),
    ("form", ParameterStyle::Form),
    ("spaceDelimited", ParameterStyle::SpaceDelimited),
    ("pipeDelimited", ParameterStyle::PipeDelimited),
    ("deepObject", ParameterStyle::DeepObject),
    ("cookie", ParameterStyle::Cookie),
];

/// `style` of an object that is sent at a place, if it is stated and the place knows it.
pub(super) fn stated(
    fields: &Fields<'_>,
    location: ParameterLocation,
    diagnostics: &mut Diagnostics,
) -> Option<ParameterStyle> {
    let text = fields.text("style", diagnostics)?;
    let known = STYLES.iter().find(|(name, _)| *name == text.value);
    let allowed = allowed(location);
    let message = match known {
        Some((_, style)) if allowed.contains(style) => return Some(*style),
        Some((name, _)) => format!("the style `{name}` is not for {}", place(location)),
        None => format!("there is no style `{}`", text.value),
    };
    let names: Vec<&str> = STYLES
        .iter()
        .filter(|(_, style)| allowed.contains(style))
        .map(|(name, _)| *name)
        .collect();
    diagnostics
        .report(Code::INVALID_STYLE, text.span, message)
        .label("not a style of this place")
        .help(format!(
            "the styles for {} are: {}",
            place(location),
            names.join(", ")
        ));
    None
}

/// The style that holds where none is stated.
pub(super) fn default(location: ParameterLocation) -> ParameterStyle {
    match location {
        ParameterLocation::Query | ParameterLocation::QueryString | ParameterLocation::Cookie => {
            ParameterStyle::Form
        }
        ParameterLocation::Path | ParameterLocation::Header => ParameterStyle::Simple,
    }
}

/// `explode` where it is not stated.
pub(super) fn default_explode(style: ParameterStyle) -> bool {
    matches!(style, ParameterStyle::Form | ParameterStyle::Cookie)
}

fn allowed(location: ParameterLocation) -> &'static [ParameterStyle] {
    use ParameterStyle as Style;
    match location {
        ParameterLocation::Path => &[Style::Simple, Style::Label, Style::Matrix],
        ParameterLocation::Query => &[
            Style::Form,
            Style::SpaceDelimited,
            Style::PipeDelimited,
            Style::DeepObject,
        ],
        ParameterLocation::QueryString => &[],
        ParameterLocation::Header => &[Style::Simple],
        ParameterLocation::Cookie => &[Style::Form, Style::Cookie],
    }
}

fn place(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "parameters in the path",
        ParameterLocation::Query => "parameters in the query",
        ParameterLocation::QueryString => "the whole query string",
        ParameterLocation::Header => "headers",
        ParameterLocation::Cookie => "cookies",
    }
}
