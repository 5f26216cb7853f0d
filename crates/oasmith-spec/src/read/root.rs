//! The OpenAPI Object (OpenAPI 3.1.1, section 4.8.1).

use super::Reader;
use super::definition;
use super::fields::Fields;
use super::value;
use crate::code::Code;
use crate::document::{Document, Text};
use crate::node::{Node, Value};

const FIELDS: [&str; 11] = [
    "openapi",
    "$self",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
];

/// The dialects of schemas that are read alike.
const DIALECTS: [&str; 3] = [
    "https://spec.openapis.org/oas/3.",
    "https://json-schema.org/draft/",
    "http://json-schema.org/draft-",
];

impl<'a> Reader<'a, '_> {
    /// The document. `None` if it is of no version that can be read, or
    /// references repeat too much of it.
    pub(super) fn document(&mut self, root: &'a Node) -> Option<Document> {
        let fields = self.root_fields(root)?;
        let version = self.version(&fields)?;
        self.references_alone = version.starts_with("3.0");
        fields.report_unknown("the document", &FIELDS, self.diagnostics);
        self.dialect(&fields);
        self.report_no_paths(&fields, &version);
        let info = self.info(&fields);
        let components = self.components(&fields);
        self.repeated.start_operations();
        let mut document = Document {
            info,
            servers: self.servers(&fields),
            security: self.requirements(&fields),
            security_schemes: components.security_schemes,
            unread_security_schemes: components.unread_schemes,
            tags: self.tags(&fields),
            operations: self.paths(&fields),
            webhooks: self.webhooks(&fields),
            components: components.schemas,
            schemas: self.read_schemas(),
            external_docs: self.external_docs(&fields),
            repeated: self.repeated.count(),
        };
        if self.repeated.is_too_much() {
            self.repeated.report(self.diagnostics);
            return None;
        }
        let moved = self.resolver.moved_pointers();
        definition::add(&mut document.components, &mut document.schemas, moved);
        Some(document)
    }

    fn root_fields(&mut self, root: &'a Node) -> Option<Fields<'a>> {
        if let Value::Object(_) = &root.value {
            let fields = Fields::of("document", root, self.diagnostics)?;
            return Some(self.with_parts(fields));
        }
        let message = format!("the document is {}, but has to be an object", root.kind());
        self.diagnostics
            .report(Code::UNSUPPORTED_VERSION, root.span, message)
            .label("not an OpenAPI document")
            .help("a document begins with its version: `openapi: 3.1.0`");
        None
    }

    /// The version, if it is one of OpenAPI 3.
    fn version(&mut self, fields: &Fields<'a>) -> Option<String> {
        if let Some(swagger) = fields.get("swagger") {
            self.diagnostics
                .report(Code::UNSUPPORTED_VERSION, swagger.span, "this is a Swagger 2.0 document")
                .label("OpenAPI 3.0, 3.1 and 3.2 are read")
                .help("convert it first; https://converter.swagger.io does, and so does `swagger2openapi`");
            return None;
        }
        let version = match fields.get("openapi") {
            Some(node) if !matches!(node.value, Value::Null) => node,
            _ => {
                // Nothing says that it is an OpenAPI document at all.
                let code = Code::UNSUPPORTED_VERSION;
                fields.report_missing(code, "openapi", "the document", self.diagnostics);
                return None;
            }
        };
        let version = match value::text("openapi", version, self.diagnostics) {
            Some(version) => version,
            None => Text {
                value: version.kind().to_owned(),
                span: version.span,
            },
        };
        if is_known(&version.value) {
            return Some(version.value);
        }
        let message = format!(
            "`{}` is not a version of OpenAPI that can be read",
            version.value
        );
        self.diagnostics
            .report(Code::UNSUPPORTED_VERSION, version.span, message)
            .label("OpenAPI 3.0, 3.1 and 3.2 are read")
            .help("if the document is one of these, correct the version: `openapi: 3.1.0`");
        None
    }

    fn report_no_paths(&mut self, fields: &Fields<'a>, version: &str) {
        let parts: &[&str] = if version.starts_with("3.0") {
            &["paths"]
        } else {
            &["paths", "webhooks", "components"]
        };
        if !parts.iter().any(|part| fields.has(part)) {
            let code = Code::MISSING_FIELD;
            fields
                .report_missing(code, "paths", "the document", self.diagnostics)
                .reading("the document has no operations");
        }
    }

    /// Schemas of an unknown dialect are read like those of OpenAPI (OpenAPI 3.1.1, section 4.8.24.5).
    fn dialect(&mut self, fields: &Fields<'a>) {
        let Some(dialect) = fields.text("jsonSchemaDialect", self.diagnostics) else {
            return;
        };
        if DIALECTS
            .iter()
            .any(|known| dialect.value.starts_with(known))
        {
            return;
        }
        self.diagnostics
            .report(
                Code::UNSUPPORTED,
                dialect.span,
                format!("the schema dialect `{}` is unknown", dialect.value),
            )
            .label("not a known dialect")
            .consequence("schemas are read in OpenAPI's own dialect; other keywords are ignored");
    }
}

/// Whether a version is one of 3.0, 3.1 and 3.2, with or without what follows the minor version.
fn is_known(version: &str) -> bool {
    version == "3"
        || ["3.0", "3.1", "3.2"].iter().any(|known| {
            let rest = version.strip_prefix(known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
        })
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn versions_that_are_read() {
        for known in ["3", "3.0", "3.1.0", "3.2.0", "3.1.0-rc1", "3.0.4"] {
            assert!(is_known(known), "{known}");
        }
        for unknown in [
            "", "2.0", "3.3.0", "3.10.0", "30", "4.0.0", " 3.1.0", "v3.1",
        ] {
            assert!(!is_known(unknown), "{unknown}");
        }
    }
}
