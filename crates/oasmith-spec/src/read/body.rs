//! The Request Body, Media Type and Encoding Objects (OpenAPI 3.1.1, sections 4.8.13 to 4.8.15).

use std::sync::Arc;

use super::fields::{Fields, key_text};
use super::{Reader, repeated, style};
use crate::body::{Encoding, MediaType, RequestBody};
use crate::code::Code;
use crate::node::{Member, Node, Value};
use crate::parameter::ParameterLocation;
use crate::resolve::reference::child;
use crate::resolve::section::Section;

impl<'a> Reader<'a, '_> {
    /// A request body, through its references.
    pub(super) fn request_body(&mut self, node: &'a Node, at: String) -> Option<RequestBody> {
        let place = node.span;
        let linked = self.follow(node, at, Section::RequestBodies)?;
        let description = linked.node.get("description");
        let size = || 1 + description.map_or(0, repeated::of_value);
        self.repeated.meet(linked.node, place, size);
        if self.repeated.is_too_much() {
            return None;
        }
        let fields = self.optional_fields("requestBody", linked.node)?;
        if !fields.has("content") {
            let message = "the request body has no `content`";
            self.diagnostics
                .report(Code::LOOSE_VALUE, linked.node.span, message)
                .label("`content` belongs here")
                .consequence("the operation takes no body")
                .help("add the media types that it can have, or remove the body");
            return None;
        }
        let own = fields.prose("description", self.diagnostics);
        Some(RequestBody {
            span: linked.node.span,
            component: linked.component,
            description: linked.description.or(own),
            required: fields.flag("required", self.diagnostics) == Some(true),
            content: self.content(&fields, &linked.at),
        })
    }

    /// The media types of a `content`.
    pub(super) fn content(&mut self, fields: &Fields<'a>, at: &str) -> Vec<MediaType> {
        let at = child(at, "content");
        fields
            .members_of("content", |_| true, self.diagnostics)
            // A media type has a slash: `x-world/x-vrml`.
            .filter(|member| !member.key.starts_with("x-") || member.key.contains('/'))
            .filter_map(|member| self.media_type(member, child(&at, &member.key)))
            .collect()
    }

    fn media_type(&mut self, member: &'a Member, at: String) -> Option<MediaType> {
        let empty = MediaType {
            name: key_text(member),
            schema: None,
            item_schema: None,
            encoding: Vec::new(),
            examples: Arc::new([]),
        };
        if let Value::Null = member.value.value {
            // `application/pdf:` with nothing behind it says all that there is to say.
            return Some(empty);
        }
        let linked = self.follow(&member.value, at, Section::MediaTypes)?;
        // What a response has is counted with it, and shared.
        self.repeated.meet(linked.node, member.key_span, || {
            let parts = ["example", "examples", "encoding"].map(|key| linked.node.get(key));
            1 + parts
                .iter()
                .flatten()
                .map(|it| repeated::of_value(it))
                .sum::<usize>()
        });
        if self.repeated.is_too_much() {
            return None;
        }
        let (at, key) = (linked.at.as_str(), member.key.as_str());
        let fields = Fields::of(key, linked.node, self.diagnostics)?;
        let fields = self.with_parts(fields);
        self.note_positions(&fields);
        let schema = |key| fields.get(key).map(|node| (node, child(at, key)));
        Some(MediaType {
            schema: schema("schema").map(|(node, at)| self.schema(node, || at)),
            item_schema: schema("itemSchema").map(|(node, at)| self.schema(node, || at)),
            encoding: self.encodings(&fields, at),
            examples: self.examples(&fields, at).into(),
            ..empty
        })
    }

    /// Encodings of the parts of a list (OpenAPI 3.2.0, section 4.14.5), which is none of named parts.
    fn note_positions(&mut self, fields: &Fields<'a>) {
        for key in ["prefixEncoding", "itemEncoding"] {
            let Some(node) = fields.get(key) else {
                continue;
            };
            let message = format!("`{key}` is not followed");
            self.diagnostics
                .report(Code::UNSUPPORTED, node.span, message)
                .label("the encoding of parts without names")
                .consequence("the caller builds the parts, with media types of their own");
        }
    }

    fn encodings(&mut self, fields: &Fields<'a>, at: &str) -> Vec<Encoding> {
        fields
            .named("encoding", self.diagnostics)
            .filter_map(|member| {
                let fields = self.fields(&member.key, "an encoding", &member.value)?;
                let at = child(&child(at, "encoding"), &member.key);
                Some(Encoding {
                    headers: self.headers_of(&fields, &at),
                    property: key_text(member),
                    content_type: fields.string("contentType", self.diagnostics),
                    // The styles of an encoding are those of the query (section 4.8.15.1.2).
                    style: style::stated(&fields, ParameterLocation::Query, self.diagnostics),
                    explode: fields.flag("explode", self.diagnostics),
                    allow_reserved: fields.flag("allowReserved", self.diagnostics) == Some(true),
                })
            })
            .collect()
    }
}
