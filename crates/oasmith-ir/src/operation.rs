//! Operations: what is sent, and what may come back.

pub use oasmith_spec::parameter::{ParameterLocation, ParameterStyle};
pub use oasmith_spec::response::StatusPattern;

use oasmith_spec::media_type;
use std::sync::Arc;

use crate::pagination::Pagination;
use crate::types::{Docs, TypeRef};
use oasmith_spec::document::{Extension, Server, Text};
use oasmith_spec::node::Node;
use oasmith_spec::security::SecurityRequirement;
use oasmith_spec::source::Span;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`, unique among the operations.
    pub id: Option<String>,
    /// The method in upper case.
    pub method: String,
    /// The path template.
    pub path: PathTemplate,
    /// `tags`, the first of which names the group.
    pub tags: Vec<Text>,
    /// `summary` as the title, `description`, `deprecated`.
    pub docs: Docs,
    /// The parameters: those of the path in the order of its template, then the others in the document's order.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The responses, in the document's order.
    pub responses: Vec<Response>,
    /// The security requirements that hold, inherited ones resolved. Operations share those of the root.
    pub security: Arc<[SecurityRequirement]>,
    /// How its pages follow each other, where it is a list that comes in pages and something says so.
    pub pagination: Option<Pagination>,
    /// The servers, where they differ from the root's; else empty.
    pub servers: Vec<Server>,
    /// Documentation elsewhere.
    pub external_docs: Option<String>,
    /// Members that start with `x-`.
    pub extensions: Vec<Extension>,
    /// For a callback, which is one of the webhooks: the operation that it is declared at, by its index
    /// in [`Api::operations`](crate::api::Api::operations).
    pub callback_of: Option<usize>,
    /// Where it stands.
    pub span: Span,
}

impl Operation {
    /// What it is called where people read of it: its id, else its method and path.
    pub fn name(&self) -> String {
        match &self.id {
            Some(id) => id.clone(),
            None => format!("{} {}", self.method, self.path.raw),
        }
    }
}

/// A path template (OpenAPI 3.1.1, section 4.8.8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTemplate {
    /// The template as written, with query and fragment.
    pub raw: String,
    /// Literal text and parameters, alternating as they come.
    pub parts: Vec<PathPart>,
}

/// A part of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text that is sent as it is.
    Literal(String),
    /// A `{parameter}`, by its name.
    Parameter(String),
}

impl PathTemplate {
    /// Splits a template at its braces. Braces that don't pair are text.
    pub fn parse(raw: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = raw;
        while let Some(open) = rest.find('{') {
            let Some(length) = rest[open..].find('}') else {
                break;
            };
            if open > 0 {
                parts.push(PathPart::Literal(rest[..open].to_owned()));
            }
            parts.push(PathPart::Parameter(
                rest[open + 1..open + length].to_owned(),
            ));
            rest = &rest[open + length + 1..];
        }
        if !rest.is_empty() {
            parts.push(PathPart::Literal(rest.to_owned()));
        }
        Self {
            raw: raw.to_owned(),
            parts,
        }
    }
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent.
    pub location: ParameterLocation,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it must be given.
    pub required: bool,
    /// How it is written.
    pub style: ParameterStyle,
    /// Whether arrays and objects are spread out.
    pub explode: bool,
    /// Whether reserved characters stand as they are.
    pub allow_reserved: bool,
    /// What the server takes where it is not given: the `default` of its schema.
    pub default: Option<Arc<Node>>,
    /// The media type of a `content` parameter, which is written as that instead of by style.
    pub media_type: Option<String>,
    /// What kind of text or bytes that media type is.
    pub content_kind: Option<ContentKind>,
    /// Description, examples and deprecation.
    pub docs: Docs,
    /// Where it stands.
    pub span: Span,
}

/// A request body.
#[derive(Debug, Clone)]
pub struct Body {
    /// Whether it must be sent.
    pub required: bool,
    /// The media types that the server takes, in the document's order.
    pub contents: Vec<Content>,
    /// The description.
    pub description: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A media type with what it carries.
#[derive(Debug, Clone)]
pub struct Content {
    /// The media type or range as written.
    pub media_type: String,
    /// What kind of text or bytes that is.
    pub kind: ContentKind,
    /// The type; `None` where the document gives no schema.
    pub ty: Option<TypeRef>,
    /// Whether that is the type of each item of a sequential media type (`itemSchema`) and not of all.
    pub items: bool,
    /// How single members of a form are written.
    pub encoding: Vec<oasmith_spec::body::Encoding>,
    /// The examples that stand beside the schema.
    pub examples: Arc<[Node]>,
    /// Where its key stands.
    pub span: Span,
}

/// What kind of text or bytes a media type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentKind {
    /// `application/json`, `…+json`, `*/*` with a schema that is not binary.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/…`.
    Multipart,
    /// `text/event-stream`.
    EventStream,
    /// `application/jsonl`, `application/x-ndjson`, `application/json-seq`.
    JsonLines,
    /// `text/…`, XML: text as it is.
    Text,
    /// Anything else: bytes as they are.
    Bytes,
}

impl ContentKind {
    /// What kind of text or bytes a media type or range is.
    pub fn of(media_type: &str) -> Self {
        let essence = essence(media_type);
        let (main, sub) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
        match (main, sub) {
            ("application" | "*", "*") | ("*", "") => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", _) => Self::Multipart,
            ("text", "event-stream") => Self::EventStream,
            (
                "application",
                "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines" | "ndjson" | "x-ndjson"
                | "json-seq" | "stream+json" | "x-json-stream",
            ) => Self::JsonLines,
            (_, sub) if sub.ends_with("+json-seq") => Self::JsonLines,
            (_, "json" | "x-json") => Self::Json,
            (_, sub) if sub.ends_with("+json") => Self::Json,
            ("text", _) => Self::Text,
            (
                "application",
                "xml" | "yaml" | "x-yaml" | "javascript" | "graphql" | "toml" | "sql" | "jwt"
                | "openmetrics-text",
            ) => Self::Text,
            (_, sub) if sub.ends_with("+xml") || sub.ends_with("+yaml") => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// The type and subtype of a media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    media_type::essence(media_type).to_ascii_lowercase()
}

/// A response.
#[derive(Debug, Clone)]
pub struct Response {
    /// Which statuses it is for.
    pub status: StatusPattern,
    /// The media types, in the document's order; none where there is no body.
    pub contents: Vec<Content>,
    /// The headers.
    pub headers: Vec<Header>,
    /// The description.
    pub description: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A header of a response.
#[derive(Debug, Clone)]
pub struct Header {
    /// The name.
    pub name: String,
    /// Its type.
    pub ty: Option<TypeRef>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether arrays and objects are spread out.
    pub explode: bool,
    /// The media type, where it is written as that.
    pub media_type: Option<String>,
    /// Description, examples and deprecation.
    pub docs: Docs,
    /// Where its key stands.
    pub span: Span,
}
