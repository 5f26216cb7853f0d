//! A document as Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 mean it, in one spelling.
//!
//! References to anything but schemas are resolved while reading, so that an [`Operation`] holds its
//! parameters and responses themselves. Schemas live in one table and refer to each other by
//! [`SchemaId`], so that recursion costs nothing.
//!
//! [`Operation`]: crate::operation::Operation

use crate::node::Node;
use crate::operation::Operation;
use crate::schema::{Schema, SchemaId};
use crate::security::{SecurityRequirement, SecurityScheme};
use crate::source::Span;
use crate::version::SpecVersion;

/// A text and where it stands.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text.
    pub value: String,
    /// Where it stands.
    pub span: Span,
}

/// A whole document with the files that it refers to (OpenAPI 3.1.1, section 4.8.1).
#[derive(Debug)]
pub struct Document {
    /// The version that the document is written in: findings name things as it does.
    pub version: SpecVersion,
    /// Title, version, description.
    pub info: Info,
    /// The servers at the root.
    pub servers: Vec<Server>,
    /// The security requirements at the root: alternatives.
    pub security: Vec<SecurityRequirement>,
    /// The security schemes of the components, by name, in the document's order.
    pub security_schemes: Vec<(Text, SecurityScheme)>,
    /// The names of those that are declared but can't be read, which was reported.
    pub unread_security_schemes: Vec<String>,
    /// The declared tags.
    pub tags: Vec<Tag>,
    /// The operations below `paths`, in the document's order.
    pub operations: Vec<Operation>,
    /// The operations below `webhooks`, with the webhook's name as their path.
    pub webhooks: Vec<Operation>,
    /// The schemas of the components, by name, in the document's order; then those of other files and
    /// below `$defs` that are referred to and have a name there (`Pet.Tag`, for `$defs/Tag` of `Pet`).
    pub components: Vec<(Text, SchemaId)>,
    /// Every schema of the document.
    pub schemas: Vec<Schema>,
    /// The documentation that the root points to.
    pub external_docs: Option<String>,
    /// How much references repeat, as [`Limits`](crate::limits::Limits) count it.
    pub repeated: usize,
}

impl Document {
    /// A schema of the table.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// Every operation: those below `paths` and `webhooks`, each followed by its callbacks'.
    pub fn every_operation(&self) -> impl Iterator<Item = &Operation> {
        let outer = self.operations.iter().chain(&self.webhooks);
        outer.flat_map(|operation| std::iter::once(operation).chain(&operation.callbacks))
    }
}

/// Title, version and description (OpenAPI 3.1.1, section 4.8.2).
#[derive(Debug, Clone, Default)]
pub struct Info {
    /// The title.
    pub title: String,
    /// The version of the described API.
    pub version: String,
    /// The summary.
    pub summary: Option<String>,
    /// The description, in CommonMark.
    pub description: Option<String>,
}

/// A server (OpenAPI 3.1.1, section 4.8.5).
#[derive(Debug, Clone)]
pub struct Server {
    /// The URL with its `{variables}` as written.
    pub url: Text,
    /// The name (OpenAPI 3.2).
    pub name: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The variables of the URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL (OpenAPI 3.1.1, section 4.8.6).
#[derive(Debug, Clone)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The value that stands where none is given.
    pub default: String,
    /// The allowed values; empty for any.
    pub values: Vec<String>,
    /// The description.
    pub description: Option<String>,
}

/// A declared tag (OpenAPI 3.1.1, section 4.8.22).
#[derive(Debug, Clone)]
pub struct Tag {
    /// The name.
    pub name: Text,
    /// The short title (OpenAPI 3.2).
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The name of the tag that this one is part of (OpenAPI 3.2).
    pub parent: Option<Text>,
}

/// An extension member (`x-…`) as it stands.
#[derive(Debug, Clone)]
pub struct Extension {
    /// The key with its `x-`.
    pub name: Text,
    /// The value.
    pub value: Node,
}
