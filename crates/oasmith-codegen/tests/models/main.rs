//! Models as they are printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod format;
mod hostile;
#[path = "../generated/rustfmt.rs"]
mod rustfmt;
mod shapes;

use oasmith_codegen::config::Config;
use oasmith_codegen::names::Names;
use oasmith_codegen::rust::cx::Cx;
use oasmith_codegen::rust::model;
use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::load::{Input, Memory, load};
use oasmith_spec::source::Sources;

/// All models of a document, one after the other.
fn models(document: &str) -> String {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy::default());
    let files = Memory::from_iter([("api.yaml", document)]);
    let input = Input {
        path: "api.yaml".into(),
        ..Input::default()
    };
    let document = load(&input, &files, &mut sources, &mut diagnostics);
    let document = document.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let api = oasmith_ir::lower::lower(&document, &mut diagnostics);
    let config = Config::default();
    let names = Names::new(&api, &config, &mut diagnostics);
    let cx = Cx::new(&api, &names, &config);
    let printed: Vec<String> = api
        .models
        .iter()
        .map(|&id| model::emit(&cx, id, 0).code.into_text())
        .collect();
    printed.join("\n")
}

/// All models of a document that has these schemas and nothing else.
fn schemas(schemas: &str) -> String {
    let indented: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    models(&format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    ))
}
