//! Responses and headers (OpenAPI 3.1.1, sections 4.8.16, 4.8.17 and 4.8.21).

use std::fmt;

use crate::body::MediaType;
use crate::document::Text;
use crate::node::Node;
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

impl StatusPattern {
    /// Whether it is for successful statuses only (RFC 9110, section 15.3).
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..300) | Self::Range(2))
    }
}

/// As a document writes it: `404`, `4XX`, `default`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(first) => write!(f, "{first}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// The Header Object with its key.
#[derive(Debug, Clone)]
pub struct Header {
    /// The header's name.
    pub name: Text,
    /// The name below `components.headers`, where it is a reference to one.
    pub component: Option<String>,
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
    /// `examples` and `example`, or those of the one media type.
    pub examples: Vec<Node>,
}
