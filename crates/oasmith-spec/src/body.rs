//! Request bodies and media types (OpenAPI 3.1.1, sections 4.8.13 to 4.8.15).

use std::sync::Arc;

use crate::document::Text;
use crate::node::Node;
use crate::parameter::ParameterStyle;
use crate::response::Header;
use crate::schema::SchemaId;
use crate::source::Span;

/// The Request Body Object.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Where it stands.
    pub span: Span,
    /// The name below `components.requestBodies`, where it is a reference to one.
    pub component: Option<String>,
    /// `description`.
    pub description: Option<Text>,
    /// `required`.
    pub required: bool,
    /// `content`, in the document's order.
    pub content: Vec<MediaType>,
}

/// The Media Type Object with its key.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// The key: a media type or range.
    pub name: Text,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `itemSchema` (3.2): the items of a sequential media type.
    pub item_schema: Option<SchemaId>,
    /// `encoding`, by property.
    pub encoding: Vec<Encoding>,
    /// `examples` and `example`. They are large in some documents, and whoever needs them shares them.
    pub examples: Arc<[Node]>,
}

/// The Encoding Object with its key.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// The property.
    pub property: Text,
    /// `contentType`.
    pub content_type: Option<String>,
    /// `style`.
    pub style: Option<ParameterStyle>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `headers`: those of the part of a multipart body.
    pub headers: Vec<Header>,
}
