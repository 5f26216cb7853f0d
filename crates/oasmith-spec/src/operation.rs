//! The Operation Object (OpenAPI 3.1.1, section 4.8.10) with what its Path Item gives it.

use crate::body::RequestBody;
use crate::document::{Extension, Server, Text};
use crate::parameter::Parameter;
use crate::response::Response;
use crate::security::SecurityRequirement;
use crate::source::Span;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Where the operation stands.
    pub span: Span,
    /// The path template as written, or the webhook's name.
    pub path: Text,
    /// The method in upper case: the fixed fields of the Path Item, `QUERY` and those of
    /// `additionalOperations` (3.2).
    pub method: String,
    /// `operationId`.
    pub operation_id: Option<Text>,
    /// `tags`.
    pub tags: Vec<Text>,
    /// `summary`, else the Path Item's.
    pub summary: Option<Text>,
    /// `description`, else the Path Item's.
    pub description: Option<Text>,
    /// `deprecated`.
    pub deprecated: bool,
    /// The parameters, those of the Path Item first unless the operation overrides them.
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub body: Option<RequestBody>,
    /// `responses`, in the document's order.
    pub responses: Vec<Response>,
    /// `security`: alternatives. `None` where the root's hold.
    pub security: Option<Vec<SecurityRequirement>>,
    /// `servers`, else the Path Item's; empty where the root's hold.
    pub servers: Vec<Server>,
    /// `externalDocs.url`.
    pub external_docs: Option<String>,
    /// `callbacks`: the operations of each, with the callback's name and expression as their path.
    pub callbacks: Vec<Operation>,
    /// Members that start with `x-`.
    pub extensions: Vec<Extension>,
}
