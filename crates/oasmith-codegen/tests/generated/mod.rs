//! What comes of documents in memory.

use oasmith_codegen::files::Files;
use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_spec::load::Memory;

/// The files that a request asks for. That there are none fails the test, with what was found.
pub(crate) fn files(request: &Request, loader: &Memory) -> Files {
    let outcome = pipeline::run(request, loader, &mut |_| ());
    let findings: Vec<_> = outcome.diagnostics.iter().map(|d| &d.message).collect();
    assert!(outcome.files.is_some(), "{findings:?}");
    outcome.files.unwrap()
}

/// The files of the module that a document becomes.
#[allow(dead_code, reason = "not every test asks for modules")]
pub(crate) fn module(document: String) -> Files {
    let loader: Memory = [("openapi.yaml", document)].into_iter().collect();
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides: Overrides {
            layout: Some(Layout::Module),
            ..Overrides::default()
        },
        ..Request::default()
    };
    files(&request, &loader)
}
