//! What comes of documents in memory.

use oasmith_codegen::files::Files;
use oasmith_codegen::pipeline::{self, Request};
use oasmith_spec::load::Memory;

/// The files that a request asks for. That there are none fails the test, with what was found.
pub(crate) fn files(request: &Request, loader: &Memory) -> Files {
    let outcome = pipeline::run(request, loader, &mut |_| ());
    let findings: Vec<_> = outcome.diagnostics.iter().map(|d| &d.message).collect();
    assert!(outcome.files.is_some(), "{findings:?}");
    outcome.files.unwrap()
}
