//! What Swagger 2.0 spells in another way than OpenAPI 3: servers, media types, bodies, and parameters and headers
//! that are their own schemas.

mod body;
mod discriminator;
mod form;
mod item;
mod oauth;
mod produced;
mod server;

pub(super) use body::Payload;
pub(super) use discriminator::add_values as add_discriminator_values;
pub(super) use form::FormField;
pub(super) use item::{PARAMETER_FIELDS, example, is_of_field, is_of_item, style};

use super::Reader;
use super::fields::Fields;
use super::value;
use crate::document::{Server, Text};
use crate::node::{Node, Value};
use crate::parameter::ParameterLocation;
use crate::response::Header;
use crate::source::Span;
use crate::version::SpecVersion;

/// The fields of the Swagger Object.
pub(super) const ROOT_FIELDS: [&str; 15] = [
    "swagger",
    "info",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "security",
    "tags",
    "externalDocs",
];

/// The fields of the Operation Object.
pub(super) const OPERATION_FIELDS: [&str; 12] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "consumes",
    "produces",
    "parameters",
    "responses",
    "schemes",
    "deprecated",
    "security",
];

/// The media type of bodies that the document names none for.
const JSON: &str = "application/json";

/// What the root of the document states for all operations, and what holds for the one that is read.
#[derive(Default)]
pub(super) struct Defaults {
    pub(super) servers: Vec<Server>,
    base: server::Base,
    root: MediaTypes,
    operation: MediaTypes,
}

/// `consumes` and `produces`.
#[derive(Default, Clone)]
struct MediaTypes {
    consumes: Vec<Text>,
    produces: Vec<Text>,
}

impl<'a> Reader<'a, '_> {
    /// The version of the file that an object stands in.
    pub(super) fn version_of(&self, node: &Node) -> SpecVersion {
        self.resolver.version_of(node.span.file)
    }

    /// Whether an object stands in a file of Swagger 2.0.
    pub(super) fn is_swagger(&self, node: &Node) -> bool {
        self.version_of(node) == SpecVersion::Swagger2
    }

    /// Reads what the root states for all operations.
    pub(super) fn swagger_defaults(&mut self, root: &Fields<'a>) {
        if !self.is_swagger(root.node) {
            return;
        }
        self.swagger.root = MediaTypes {
            consumes: value::texts_of(root, "consumes", self.diagnostics),
            produces: value::texts_of(root, "produces", self.diagnostics),
        };
        self.swagger.operation = self.swagger.root.clone();
        let base = self.base(root);
        self.swagger.servers = base.servers(&base.schemes);
        self.swagger.base = base;
    }

    /// Takes the media types of an operation; those of the root hold where it has none.
    pub(super) fn enter_operation(&mut self, fields: &Fields<'a>) {
        if !self.is_swagger(fields.node) {
            return;
        }
        let own = |key, diagnostics: &mut _| {
            let is_stated = fields.get(key).map(|node| &node.value);
            let is_stated = is_stated.is_some_and(|value| !matches!(value, Value::Null));
            is_stated.then(|| value::texts_of(fields, key, diagnostics))
        };
        let consumes = own("consumes", self.diagnostics);
        let produces = own("produces", self.diagnostics);
        let root = &self.swagger.root;
        self.swagger.operation = MediaTypes {
            consumes: consumes.unwrap_or_else(|| root.consumes.clone()),
            produces: produces.unwrap_or_else(|| root.produces.clone()),
        };
    }

    /// A header, whose keywords are those of its schema.
    pub(super) fn swagger_header(&mut self, fields: &Fields<'a>, at: &str) -> Header {
        let (_, explode) = style(fields, ParameterLocation::Header, self.diagnostics);
        Header {
            component: None,
            name: stated("", fields.node.span),
            description: fields.prose("description", self.diagnostics),
            required: false,
            deprecated: false,
            explode,
            schema: Some(self.item_schema(fields.node, at)),
            media_type: None,
            examples: example(fields),
        }
    }
}

fn stated(name: &str, span: Span) -> Text {
    Text {
        value: name.to_owned(),
        span,
    }
}

/// Whether a schema or parameter is a file, or a list of files.
fn is_file(node: Option<&Node>) -> bool {
    let node = node.and_then(|node| node.get("items").or(Some(node)));
    node.and_then(|node| node.get("type"))
        .and_then(Node::as_str)
        == Some("file")
}
