//! Operations as text.

use std::fmt::Write;

use super::ty::target;
use super::{line, notes, security};
use crate::api::Api;
use crate::operation::{
    Content, ContentKind, Operation, Parameter, ParameterLocation, ParameterStyle,
};
use crate::pagination::{Pagination, Place, Way};
use oasmith_spec::body::Encoding;

/// An operation with all that is sent and received.
pub(super) fn print(api: &Api, operation: &Operation, heading: &str, out: &mut String) {
    let name = operation.name();
    line(out, &format!("{heading} {name}{}", notes(&operation.docs)));
    line(
        out,
        &format!("  {} {}", operation.method, operation.path.raw),
    );
    if !operation.tags.is_empty() {
        let tags: Vec<&str> = operation
            .tags
            .iter()
            .map(|tag| tag.value.as_str())
            .collect();
        line(out, &format!("  tags {}", tags.join(", ")));
    }
    for server in &operation.servers {
        line(out, &format!("  server {}", server.url.value));
    }
    if !operation.security.is_empty() {
        line(
            out,
            &format!("  security {}", security(&operation.security)),
        );
    }
    if let Some(pages) = &operation.pagination {
        line(out, &format!("  pages {}", pagination(api, pages)));
    }
    for one in &operation.parameters {
        line(out, &parameter(api, one));
    }
    if let Some(body) = &operation.body {
        let optional = if body.required { "" } else { "?" };
        for one in &body.contents {
            line(out, &format!("  body{optional} {}", content(api, one)));
            for encoding in &one.encoding {
                line(out, &format!("    part {}", encoding_text(encoding)));
            }
        }
    }
    for response in &operation.responses {
        let status = response.status;
        if response.contents.is_empty() {
            line(out, &format!("  {status}"));
        }
        for one in &response.contents {
            line(out, &format!("  {status} {}", content(api, one)));
        }
        for header in &response.headers {
            let ty = header
                .ty
                .map_or_else(|| "any".to_owned(), |ty| target(api, ty, 0));
            let optional = if header.required { "" } else { "?" };
            line(out, &format!("    header {}{optional}: {ty}", header.name));
        }
    }
}

fn parameter(api: &Api, parameter: &Parameter) -> String {
    let optional = if parameter.required { "" } else { "?" };
    let mut text = format!(
        "  {} {}{optional}: {}",
        location(parameter.location),
        parameter.name,
        target(api, parameter.ty, 0)
    );
    let usual = match parameter.location {
        ParameterLocation::Path | ParameterLocation::Header => ParameterStyle::Simple,
        ParameterLocation::Query | ParameterLocation::QueryString | ParameterLocation::Cookie => {
            ParameterStyle::Form
        }
    };
    if let Some(media_type) = &parameter.media_type {
        let _ = write!(text, " as {media_type}");
    } else if parameter.style != usual || parameter.explode != (usual == ParameterStyle::Form) {
        let explode = if parameter.explode { ", exploded" } else { "" };
        let _ = write!(text, " ({}{explode})", style(parameter.style));
    }
    text.push_str(&notes(&parameter.docs));
    text
}

fn pagination(api: &Api, pages: &Pagination) -> String {
    let mut text = match &pages.way {
        Way::Cursor { place, pointer } => format!("by {} from {pointer}", sent(place)),
        Way::Header { place, header } => format!("by {} from header {header}", sent(place)),
        Way::LastItem { place } => format!("by {} from the last item", sent(place)),
        Way::Page { place, first } => format!("by {} from {first} on", sent(place)),
        Way::Offset { place } => format!("by {} from 0 on", sent(place)),
        Way::Url { pointer } => format!("by the URL at {pointer}"),
        Way::Link => "by the header Link".to_owned(),
    };
    if let Some(limit) = &pages.limit {
        let _ = write!(text, ", limited by {}", sent(&limit.place));
        let _ = limit.usual.map(|usual| write!(text, " ({usual})"));
        let _ = limit.most.map(|most| write!(text, " up to {most}"));
    }
    for (what, pointer) in [
        ("more at", &pages.more),
        ("cursor of items at", &pages.item_cursor),
    ] {
        let _ = pointer.as_ref().map(|at| write!(text, ", {what} {at}"));
    }
    let optional = if pages.may_lack_items { "?" } else { "" };
    let item = target(api, pages.item, 0);
    let _ = write!(text, "; items{optional} at \"{}\": {item}", pages.items);
    text
}

/// Where a call says which page it is for.
fn sent(place: &Place) -> String {
    match place {
        Place::Query(name) => name.clone(),
        Place::Body { pointer, number } => {
            let kind = if *number { "number" } else { "text" };
            format!("{pointer} of the body ({kind})")
        }
    }
}

fn content(api: &Api, content: &Content) -> String {
    let ty = content
        .ty
        .map_or_else(|| "unstated".to_owned(), |ty| target(api, ty, 0));
    let kind = match content.kind {
        ContentKind::Json => "json",
        ContentKind::Form => "form",
        ContentKind::Multipart => "multipart",
        ContentKind::EventStream => "events",
        ContentKind::JsonLines => "lines",
        ContentKind::Text => "text",
        ContentKind::Bytes => "bytes",
    };
    let each = if content.items { "each " } else { "" };
    format!("{} ({kind}): {each}{ty}", content.media_type)
}

/// How a field of a form is written.
fn encoding_text(encoding: &Encoding) -> String {
    let mut words = vec![encoding.property.value.clone()];
    words.extend(encoding.content_type.as_ref().map(|it| format!("as {it}")));
    words.extend(encoding.style.map(|it| style(it).to_owned()));
    words.extend(
        encoding
            .explode
            .map(|it| if it { "exploded" } else { "not exploded" }.to_owned()),
    );
    words.join(" ")
}

/// Where a parameter or key is sent, as documents write it.
pub(super) fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::QueryString => "querystring",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    }
}

fn style(style: ParameterStyle) -> &'static str {
    match style {
        ParameterStyle::Matrix => "matrix",
        ParameterStyle::Label => "label",
        ParameterStyle::Simple => "simple",
        ParameterStyle::Form => "form",
        ParameterStyle::SpaceDelimited => "spaceDelimited",
        ParameterStyle::TabDelimited => "tabDelimited",
        ParameterStyle::PipeDelimited => "pipeDelimited",
        ParameterStyle::DeepObject => "deepObject",
        ParameterStyle::Cookie => "cookie",
    }
}
