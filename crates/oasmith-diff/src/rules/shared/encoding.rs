//! How members of a form are written.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Content, ParameterStyle};
use oasmith_ir::types::{Shape, TextFormat, TypeId};
use oasmith_spec::body::Encoding;

use super::part::covers;
use crate::compare::documented;

/// How a member of a form is written, with what holds where nothing is said (OpenAPI 3.1.1, section
/// 4.8.15.1).
#[derive(PartialEq, Eq)]
pub(in crate::rules) struct Written {
    /// The media types that it may be of.
    media_types: Vec<String>,
    /// Style and headers.
    otherwise: String,
}

impl Written {
    /// Whether what was written as the other says is still understood.
    pub(in crate::rules) fn takes(&self, other: &Self) -> bool {
        let taken = |one: &String| {
            let mut ranges = self.media_types.iter();
            ranges.any(|range| range == one || covers(range, one))
        };
        self.otherwise == other.otherwise && other.media_types.iter().all(taken)
    }

    /// What messages show.
    pub(in crate::rules) fn show(&self) -> String {
        format!("{}, {}", self.media_types.join(", "), self.otherwise)
    }
}

/// The members of a form of which something is said.
pub(in crate::rules) fn encoded(content: &Content) -> impl Iterator<Item = &str> {
    let encodings = content.encoding.iter();
    encodings.map(|one| one.property.value.as_str())
}

/// How a member is written; `None` where the form has none of that name.
pub(in crate::rules) fn written(api: &Api, content: &Content, member: &str) -> Option<Written> {
    let usual = usual_type(api, member_type(api, content, member)?);
    let said = content
        .encoding
        .iter()
        .find(|one| one.property.value == member);
    let media_types = said.and_then(|one| one.content_type.as_deref()).or(usual);
    let split = media_types.unwrap_or_default().split(',');
    let mut media_types: Vec<String> = split.map(|one| one.trim().to_ascii_lowercase()).collect();
    media_types.sort();
    Some(Written {
        media_types,
        otherwise: otherwise(said),
    })
}

fn otherwise(said: Option<&Encoding>) -> String {
    let style = said.and_then(|one| one.style);
    let style = style.unwrap_or(ParameterStyle::Form);
    // Forms spread lists out unless they say otherwise; other styles don't.
    let explode = said.and_then(|one| one.explode);
    let explode = explode.unwrap_or(style == ParameterStyle::Form);
    let reserved = said.is_some_and(|one| one.allow_reserved);
    let headers = said.map_or_else(String::new, headers);
    format!("style {style:?}, explode {explode}, allowReserved {reserved}{headers}")
}

/// The headers of a part.
fn headers(encoding: &Encoding) -> String {
    let mut shown: Vec<String> = encoding
        .headers
        .iter()
        .map(|header| {
            let need = if header.required { " required" } else { "" };
            format!(", header {}{need}", header.name.value.to_ascii_lowercase())
        })
        .collect();
    shown.sort();
    shown.concat()
}

fn member_type(api: &Api, content: &Content, member: &str) -> Option<TypeId> {
    match &documented(api, content.ty?.id).shape {
        Shape::Object(object) => {
            let mut members = object.members.iter();
            Some(members.find(|one| one.name == member)?.ty.id)
        }
        _ => None,
    }
}

/// The media type of a member that says none.
fn usual_type(api: &Api, ty: TypeId) -> Option<&'static str> {
    match &documented(api, ty).shape {
        Shape::Text(TextFormat::Binary) => Some("application/octet-stream"),
        Shape::Text(_) | Shape::Integer(_) | Shape::Number(_) | Shape::Boolean => {
            Some("text/plain")
        }
        Shape::Enum(_) => Some("text/plain"),
        Shape::Object(_) | Shape::Map(_) => Some("application/json"),
        Shape::Array(array) => match &documented(api, array.items.id).shape {
            // The bound is for safety: lists of lists may lead to themselves.
            Shape::Array(_) => None,
            _ => usual_type(api, array.items.id),
        },
        _ => None,
    }
}
