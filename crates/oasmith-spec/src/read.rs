//! From trees to a typed [`Document`]. The spellings of 2.0, 3.0, 3.1 and 3.2 become one here; what
//! can't be read is reported and left out.

mod body;
mod components;
mod definition;
mod example;
mod fields;
mod info;
mod keyword;
mod link;
pub(crate) mod misplaced;
mod misspelt;
mod operation;
mod parameter;
mod path;
mod repeated;
mod response;
mod root;
mod schema;
mod schema_reference;
mod scope;
mod security;
mod server;
mod sibling;
mod style;
mod swagger;
mod types;
mod value;

use foldhash::{HashMap, HashMapExt as _};

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::limits::Limits;
use crate::node::Node;
use crate::parameter::Parameter;
use crate::resolve::Resolver;
use crate::resolve::trees::Tree;
use crate::response::{Header, Response};
use crate::source::Sources;

/// Reads a document whose overlays were applied.
pub(crate) fn document<'a>(
    tree: &'a Tree,
    resolver: &mut Resolver<'a>,
    limits: Limits,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let mut reader = Reader {
        swagger: swagger::Defaults::default(),
        resolver,
        sources,
        diagnostics,
        schemas: schema::SchemaTable::default(),
        scopes: scope::Scopes::default(),
        parameters: HashMap::new(),
        responses: HashMap::new(),
        headers: HashMap::new(),
        repeated: repeated::Repeated::new(limits),
        references_alone: false,
        misplaced: Vec::new(),
    };
    reader.document(&tree.root)
}

/// What reading needs and what it gathers.
struct Reader<'a, 's> {
    /// What Swagger 2.0 states once for many operations.
    swagger: swagger::Defaults,
    resolver: &'s mut Resolver<'a>,
    sources: &'s mut Sources,
    diagnostics: &'s mut Diagnostics,
    schemas: schema::SchemaTable<'a>,
    scopes: scope::Scopes<'a>,
    /// Objects that are referred to from many places are read once.
    parameters: HashMap<Identity, Option<Parameter>>,
    responses: HashMap<Identity, Response>,
    headers: HashMap<Identity, Header>,
    /// How much was repeated by references.
    repeated: repeated::Repeated,
    /// Whether a `$ref` stands for all of a schema, as in OpenAPI 3.0.
    references_alone: bool,
    /// The kinds of objects that references stand in place of though OpenAPI has none there.
    misplaced: Vec<String>,
}

/// What tells nodes apart: the trees stay where they are while a document is read.
type Identity = *const Node;
