//! Responses and headers (OpenAPI 3.1.1, sections 4.8.16, 4.8.17 and 4.8.21).

use crate::body::MediaType;
use crate::document::Text;
use crate::schema::SchemaId;
use crate::source::Span;

/// A response of an operation.
#[derive(Debug, Clone)]
pub struct Response {
    /// Where it stands.
    pub span: Span,
    /// The key.
    pub status: StatusPattern,
    /// The name below `components.responses`, where it is a reference to one.
    pub component: Option<String>,
    /// `description`.
    pub description: Option<Text>,
    /// `content`, in the document's order.
    pub content: Vec<MediaType>,
    /// `headers`.
    pub headers: Vec<Header>,
}

/// Which statuses a response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    /// One status.
    Code(u16),
    /// A range by its first digit: `4XX`.
    Range(u8),
    /// `default`: all that no other one covers.
    Default,
}

/// The Header Object with its key.
#[derive(Debug, Clone)]
pub struct Header {
    /// The header's name.
    pub name: Text,
    /// `description`.
    pub description: Option<Text>,
    /// `required`.
    pub required: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// `explode`; the style is always `simple`.
    pub explode: bool,
    /// `schema`, or that of the one media type.
    pub schema: Option<SchemaId>,
    /// The key of the one media type, where it has `content`.
    pub media_type: Option<String>,
}
