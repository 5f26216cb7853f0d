//! How members of a form are written.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Content, ParameterStyle};
use oasmith_ir::types::{Shape, TextFormat, TypeId};
use oasmith_spec::body::Encoding;

use crate::compare::documented;

/// What is said of each member, sorted; without what holds anyway (OpenAPI 3.1.1, section 4.8.15.1).
pub(in crate::rules) fn encodings(api: &Api, content: &Content) -> Vec<String> {
    let mut shown: Vec<String> = content
        .encoding
        .iter()
        .filter_map(|one| stated(api, content, one))
        .collect();
    shown.sort();
    shown
}

fn stated(api: &Api, content: &Content, encoding: &Encoding) -> Option<String> {
    let member = &encoding.property.value;
    let usual = member_type(api, content, member).and_then(|ty| usual_type(api, ty));
    let media_type = encoding.content_type.as_deref();
    let media_type = media_type.filter(|stated| Some(*stated) != usual);
    let style = encoding
        .style
        .filter(|style| *style != ParameterStyle::Form);
    // Forms spread lists out unless they say otherwise; other styles don't.
    let explode = encoding.explode.unwrap_or(style.is_none());
    let plain = style.is_none() && explode && !encoding.allow_reserved;
    let headers = headers(encoding);
    if media_type.is_none() && plain && headers.is_empty() {
        return None;
    }
    let style = style.unwrap_or(ParameterStyle::Form);
    let media_type = media_type.unwrap_or("as usual");
    let reserved = encoding.allow_reserved;
    Some(format!(
        "{member}: {media_type}, style {style:?}, explode {explode}, allowReserved {reserved}{headers}"
    ))
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
