//! Faults in what a configuration leaves out refuse nothing.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use oasmith_codegen::config::Config;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_spec::diagnostic::Level;
use oasmith_spec::load::Memory;

/// A document in which only `GET /pets` and what it needs are without a fault.
const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      tags: [internal]
      operationId: addPet
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Gone'}}}}
      responses: {'200': {$ref: '#/components/responses/Audit'}}
  /admin/{id}:
    get:
      tags: [internal]
      operationId: listPets
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: other.yaml}}}}}
components:
  responses:
    Audit: {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Entry'}}}}
  schemas:
    Pet: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tail: {type: boolean}}}]}
    Entry: {type: object, properties: {by: {$ref: '#/components/schemas/Nobody'}}}
";

/// The levels of what is found in the document, by code and line, and whether files came of it.
fn generated(document: &str, config: Config) -> (Vec<String>, bool) {
    let other = "{type: object, properties: {x: {type: nonsense}}}";
    let files = Memory::from_iter([("api.yaml", document), ("other.yaml", other)]);
    let request = Request {
        spec: "api.yaml".into(),
        overrides: Overrides {
            config: Some(config),
            ..Overrides::default()
        },
        ..Request::default()
    };
    let outcome = pipeline::run(&request, &files, &mut |_| ());
    let found = outcome.diagnostics.iter().map(|one| {
        let line = one.span.map(|span| outcome.sources.locate(span).line);
        let level = match one.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        format!("{level} {} {}", one.code.name(), line.unwrap_or_default())
    });
    (found.collect(), outcome.files.is_some())
}

#[test]
fn faults_in_what_is_left_out_are_notes() {
    let (found, files) = generated(DOCUMENT, Config::default().exclude_tag("internal"));
    assert_eq!(
        found,
        [
            "note unresolved-reference 12",
            "note undeclared-path-parameter 14",
            "note duplicate-operation-id 17",
            "note unresolved-reference 25",
            "note unknown-type 1",
        ]
    );
    assert!(files);
    let (found, files) = generated(DOCUMENT, Config::default());
    assert!(
        found.iter().all(|one| one.starts_with("error")),
        "{found:?}"
    );
    assert_eq!((found.len(), files), (5, false));
}

#[test]
fn faults_in_what_is_needed_are_faults() {
    for (from, to) in [
        // What the operation refers to, itself or through another component.
        (
            "{kind: {type: string}}",
            "{kind: {$ref: '#/components/schemas/Kin'}}",
        ),
        // What may stand in its place.
        ("{type: boolean}", "{type: bool}"),
        // What is for all operations.
        ("title: t", "title: 1"),
    ] {
        let document = DOCUMENT.replace(from, to);
        assert_ne!(document, DOCUMENT);
        let (found, _) = generated(&document, Config::default().exclude_tag("internal"));
        let weighs = |one: &&String| !one.starts_with("note");
        assert_eq!(found.iter().filter(weighs).count(), 1, "{found:?}");
    }
    // A component that is kept for itself.
    let config = || Config::default().exclude_tag("internal");
    let kept = config().unused_models(oasmith_codegen::config::UnusedModels::Keep);
    let (found, files) = generated(DOCUMENT, kept);
    assert!(
        found.contains(&"error unresolved-reference 25".to_owned()),
        "{found:?}"
    );
    assert!(!files);
}

#[test]
fn what_is_referred_to_within_what_is_left_out_is_needed() {
    let document = DOCUMENT.replace(
        "{$ref: '#/components/schemas/Pet'}",
        "{$ref: '#/paths/~1pets/post/requestBody/content/application~1json/schema'}",
    );
    let (found, files) = generated(&document, Config::default().exclude_tag("internal"));
    assert!(
        found.contains(&"error unresolved-reference 12".to_owned()),
        "{found:?}"
    );
    assert!(!files);
}
