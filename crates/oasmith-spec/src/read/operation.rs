//! The Operation Object (OpenAPI 3.1.1, section 4.8.10) and its callbacks (section 4.8.18).

use foldhash::HashSet;

use super::fields::Fields;
use super::parameter::identity;
use super::path::{Depth, PathItem};
use super::swagger;
use super::{Reader, repeated};
use crate::document::Text;
use crate::operation::Operation;
use crate::parameter::Parameter;
use crate::resolve::reference::child;
use crate::resolve::section::Section;

const FIELDS: [&str; 12] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

impl<'a> Reader<'a, '_> {
    /// An operation of a path item.
    pub(super) fn operation(
        &mut self,
        fields: &Fields<'a>,
        method: String,
        item: &PathItem<'a>,
        at: &str,
        depth: Depth,
    ) -> Operation {
        let node = fields.node;
        let is_swagger = self.is_swagger(node);
        let known = match is_swagger {
            true => swagger::OPERATION_FIELDS,
            false => FIELDS,
        };
        fields.report_unknown("an operation", &known, self.diagnostics);
        self.enter_operation(fields);
        self.repeated
            .meet(node, item.span, || repeated::of_operation(node));
        let own = self.parameters(fields, at);
        let parameters = own.parameters;
        let body = fields.get("requestBody").filter(|_| !is_swagger);
        let body = match body {
            Some(node) => self.request_body(node, child(at, "requestBody")),
            None => self.body_of(&item.payload, own.payload, fields, at),
        };
        let servers = match is_swagger {
            true => self.operation_servers(fields),
            false => self.servers(fields),
        };
        Operation {
            span: fields.node.span,
            path: item.path.clone(),
            method,
            operation_id: fields.text("operationId", self.diagnostics),
            tags: super::value::texts_of(fields, "tags", self.diagnostics),
            summary: fields
                .prose("summary", self.diagnostics)
                .or_else(|| item.summary.clone()),
            description: fields
                .prose("description", self.diagnostics)
                .or_else(|| item.description.clone()),
            deprecated: fields.flag("deprecated", self.diagnostics) == Some(true),
            parameters: with_common(&item.parameters, parameters),
            body,
            responses: self.responses(fields, at),
            security: fields.has("security").then(|| self.requirements(fields)),
            servers: if servers.is_empty() {
                item.servers.clone()
            } else {
                servers
            },
            external_docs: self.external_docs(fields),
            callbacks: match depth {
                Depth::Outer => self.callbacks(fields, at),
                // A callback's own callbacks concern nobody who calls the API.
                Depth::Callback => Vec::new(),
            },
            extensions: fields.extensions(),
        }
    }

    fn callbacks(&mut self, fields: &Fields<'a>, at: &str) -> Vec<Operation> {
        let at = child(at, "callbacks");
        let mut operations = Vec::new();
        for member in fields.named("callbacks", self.diagnostics) {
            let at = child(&at, &member.key);
            let Some(linked) = self.follow(&member.value, at, Section::Callbacks) else {
                continue;
            };
            let callback = super::value::object(&member.key, linked.node, self.diagnostics);
            for expression in callback.into_iter().flatten() {
                if expression.key.starts_with("x-") {
                    continue;
                }
                let path = Text {
                    value: format!("{} {}", member.key, expression.key),
                    span: expression.key_span,
                };
                let at = child(&linked.at, &expression.key);
                self.path_item(
                    path,
                    &expression.value,
                    at,
                    Depth::Callback,
                    &mut operations,
                );
            }
        }
        operations
    }

    /// `externalDocs.url`.
    pub(super) fn external_docs(&mut self, fields: &Fields<'a>) -> Option<String> {
        let docs = self.optional_fields("externalDocs", fields.get("externalDocs")?)?;
        docs.string("url", self.diagnostics)
    }
}

/// The parameters of the path item that the operation does not override, then its own.
fn with_common(common: &[Parameter], own: Vec<Parameter>) -> Vec<Parameter> {
    let overridden: HashSet<_> = own.iter().map(identity).collect();
    let mut parameters: Vec<Parameter> = common
        .iter()
        .filter(|parameter| !overridden.contains(&identity(parameter)))
        .cloned()
        .collect();
    parameters.extend(own);
    parameters
}
