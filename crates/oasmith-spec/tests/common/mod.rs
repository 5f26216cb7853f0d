//! Documents in memory.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    reason = "shared by tests"
)]

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::document::Document;
use oasmith_spec::load::{Input, Memory, Valid, load};
use oasmith_spec::schema::{Schema, SchemaId};
use oasmith_spec::source::Sources;

/// What came out of a document.
pub(crate) struct Loaded {
    pub(crate) document: Option<Valid<Document>>,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) sources: Sources,
}

/// Loads the first of some files.
pub(crate) fn load_files(files: &[(&str, &str)], lenient: bool) -> Loaded {
    load_input(
        &Input {
            path: files[0].0.into(),
            ..Input::default()
        },
        files,
        lenient,
    )
}

pub(crate) fn load_input(input: &Input, files: &[(&str, &str)], lenient: bool) -> Loaded {
    let loader: Memory = files.iter().map(|&(path, text)| (path, text)).collect();
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy {
        lenient,
        ..Policy::default()
    });
    let document = load(input, &loader, &mut sources, &mut diagnostics);
    Loaded {
        document,
        diagnostics,
        sources,
    }
}

/// Loads one file.
pub(crate) fn load_text(text: &str, lenient: bool) -> Loaded {
    load_files(&[("openapi.yaml", text)], lenient)
}

/// Puts schemas into a document, each line indented already.
pub(crate) fn with_schemas(schemas: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

/// Puts a path item into a document.
pub(crate) fn with_paths(paths: &str) -> String {
    format!("openapi: 3.2.0\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}")
}

impl Loaded {
    /// The document, without a word about it.
    pub(crate) fn silent(&self) -> &Document {
        let messages: Vec<_> = self
            .diagnostics
            .iter()
            .map(|found| &found.message)
            .collect();
        assert!(messages.is_empty(), "{messages:?}");
        self.document.as_ref().expect("loaded")
    }

    /// The document, whatever was said.
    pub(crate) fn document(&self) -> &Document {
        let messages: Vec<_> = self
            .diagnostics
            .iter()
            .map(|found| &found.message)
            .collect();
        self.document
            .as_ref()
            .unwrap_or_else(|| panic!("{messages:?}"))
    }

    /// The names of the codes, in order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics
            .iter()
            .map(|found| found.code.name())
            .collect()
    }

    /// `line:column` of the findings of a code.
    pub(crate) fn places(&self, code: Code) -> Vec<String> {
        self.diagnostics
            .iter()
            .filter(|found| found.code == code)
            .filter_map(|found| found.span)
            .map(|span| self.sources.locate(span))
            .map(|at| format!("{}:{}:{}", at.file, at.line, at.column))
            .collect()
    }

    /// The help lines of the findings.
    pub(crate) fn helps(&self) -> Vec<&str> {
        self.diagnostics
            .iter()
            .filter_map(|found| found.help.as_deref())
            .collect()
    }
}

/// The component schema of a name.
pub(crate) fn component<'d>(document: &'d Document, name: &str) -> (SchemaId, &'d Schema) {
    let found = document
        .components
        .iter()
        .find(|(text, _)| text.value == name);
    let (_, id) = found.unwrap_or_else(|| panic!("no component {name}"));
    (*id, document.schema(*id))
}

/// The schema of a property.
pub(crate) fn property<'d>(
    document: &'d Document,
    schema: &Schema,
    name: &str,
) -> (SchemaId, &'d Schema) {
    let found = schema
        .properties
        .iter()
        .find(|(text, _)| text.value == name);
    let (_, id) = found.unwrap_or_else(|| panic!("no property {name}"));
    (*id, document.schema(*id))
}

/// Where a schema's reference leads.
pub(crate) fn target(schema: &Schema) -> Option<SchemaId> {
    schema
        .reference
        .as_ref()
        .and_then(|reference| reference.target)
}
