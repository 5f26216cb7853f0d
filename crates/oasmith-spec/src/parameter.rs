//! The Parameter Object (OpenAPI 3.1.1, section 4.8.12).

use crate::body::MediaType;
use crate::document::Text;
use crate::node::Node;
use crate::schema::SchemaId;
use crate::source::Span;

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Where it stands.
    pub span: Span,
    /// The name below `components.parameters`, where it is a reference to one.
    pub component: Option<String>,
    /// The name on the wire.
    pub name: Text,
    /// `in`.
    pub location: ParameterLocation,
    /// `description`.
    pub description: Option<Text>,
    /// `required`; always true in a path.
    pub required: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// `style`, or the default of the place.
    pub style: ParameterStyle,
    /// `explode`, or the default of the style.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `content`: the one media type.
    pub content: Option<MediaType>,
    /// `examples` and `example`.
    pub examples: Vec<Node>,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParameterLocation {
    /// A segment of the path, or a part of one.
    Path,
    /// The query string.
    Query,
    /// The query string as a whole (3.2).
    QueryString,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
}

/// How a value is written (OpenAPI 3.1.1, section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParameterStyle {
    /// `matrix`
    Matrix,
    /// `label`
    Label,
    /// `simple`
    Simple,
    /// `form`
    Form,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `collectionFormat: tsv` of Swagger 2.0, which no style of OpenAPI 3 is.
    TabDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
    /// `cookie` (3.2)
    Cookie,
}
