//! The OpenAPI Object (OpenAPI 3.1.1, section 4.8.1).

use super::Reader;
use super::definition;
use super::fields::Fields;
use super::swagger;
use super::value;
use crate::code::Code;
use crate::document::{Document, Text};
use crate::node::{Node, Value};
use crate::version::SpecVersion;

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
        let known = match self.resolver.version() {
            SpecVersion::Swagger2 => swagger::ROOT_FIELDS.as_slice(),
            SpecVersion::OpenApi3 => FIELDS.as_slice(),
        };
        fields.report_unknown("the document", known, self.diagnostics);
        self.dialect(&fields);
        self.swagger_defaults(&fields);
        self.report_no_paths(&fields, &version);
        let info = self.info(&fields);
        let components = self.components(&fields);
        self.repeated.start_operations();
        let servers = match self.resolver.version() {
            SpecVersion::Swagger2 => self.swagger.servers.clone(),
            SpecVersion::OpenApi3 => self.servers(&fields),
        };
        let mut document = Document {
            version: self.resolver.version(),
            info,
            servers,
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
        swagger::add_discriminator_values(&mut document);
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

    /// The version, if it is one that can be read.
    fn version(&mut self, fields: &Fields<'a>) -> Option<String> {
        let key = match self.resolver.version() {
            SpecVersion::Swagger2 => "swagger",
            SpecVersion::OpenApi3 => "openapi",
        };
        let version = match fields.get(key) {
            Some(node) if !matches!(node.value, Value::Null) => node,
            _ => {
                // Nothing says that it is an OpenAPI document at all.
                let code = Code::UNSUPPORTED_VERSION;
                fields.report_missing(code, "openapi", "the document", self.diagnostics);
                return None;
            }
        };
        let version = match value::text(key, version, self.diagnostics) {
            Some(version) => version,
            None => Text {
                value: version.kind().to_owned(),
                span: version.span,
            },
        };
        let known = match self.resolver.version() {
            SpecVersion::Swagger2 => version.value == "2" || version.value.starts_with("2.0"),
            SpecVersion::OpenApi3 => is_known(&version.value),
        };
        if known {
            return Some(version.value);
        }
        let message = format!(
            "`{}` is not a version of {} that can be read",
            version.value,
            if key == "swagger" {
                "Swagger"
            } else {
                "OpenAPI"
            }
        );
        self.diagnostics
            .report(Code::UNSUPPORTED_VERSION, version.span, message)
            .label("Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read")
            .help("if the document is one of these, correct the version: `swagger: '2.0'` or `openapi: 3.1.0`");
        None
    }

    fn report_no_paths(&mut self, fields: &Fields<'a>, version: &str) {
        let parts: &[&str] = if version.starts_with("3.0") || version.starts_with("2.") {
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
