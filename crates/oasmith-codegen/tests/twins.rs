//! Inline types that are the same are declared once; the others are second names.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod generated;

use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{Overrides, Request};
use oasmith_spec::load::Memory;

const DOCUMENT: &str = "
openapi: 3.1.0
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    Issue:
      type: object
      properties:
        state: { enum: [open, closed], description: How the issue stands. }
        owner: { type: object, properties: { id: { type: integer }, plan: { enum: [free] } } }
    Pull:
      type: object
      properties:
        state: { enum: [open, closed] }
        owner: { type: object, properties: { id: { type: integer }, plan: { enum: [free] } } }
        phase: { enum: [open, closed] }
    Label:
      type: object
      properties:
        state: { enum: [closed, open] }
        owner:
          type: object
          properties: { id: { type: integer, description: Its number. }, plan: { enum: [free] } }
";

/// The Rust of the document, with a configuration.
fn generate(config: &'static str) -> String {
    let loader: Memory = [("openapi.yaml", DOCUMENT), ("oasmith.toml", config)]
        .into_iter()
        .collect();
    let request = Request {
        spec: "openapi.yaml".into(),
        config: Some("oasmith.toml".into()),
        overrides: Overrides {
            layout: Some(Layout::Single),
            ..Overrides::default()
        },
        ..Request::default()
    };
    let files = generated::files(&request, &loader);
    files.iter().map(|(_, text)| text).collect()
}

#[test]
fn what_is_the_same_and_called_the_same_is_declared_once() {
    let code = generate("");
    for line in [
        "pub enum IssueState {",
        "pub type PullState = IssueState;",
        "pub struct IssueOwner {",
        "pub type PullOwner = IssueOwner;",
        // Types within a twin are twins.
        "pub type PullOwnerPlan = IssueOwnerPlan;",
        // Another name, another order, other docs.
        "pub enum PullPhase {",
        "pub enum LabelState {",
        "pub struct LabelOwner {",
    ] {
        assert!(code.contains(line), "no `{line}` in\n{code}");
    }
    assert!(code.contains("/// How the issue stands."), "{code}");
}

#[test]
fn what_the_configuration_speaks_of_stays_by_itself() {
    let code = generate("[models.PullState]\nattributes = [\"#[allow(dead_code)]\"]\n");
    assert!(code.contains("pub enum PullState {"), "{code}");
    assert!(code.contains("pub type PullOwner = IssueOwner;"), "{code}");
}
