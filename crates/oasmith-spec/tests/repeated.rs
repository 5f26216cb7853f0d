//! How much references may repeat.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::limits::Limits;
use oasmith_spec::load::{Input, Memory, load};
use oasmith_spec::source::Sources;

/// What is repeated of a document, or the place and message of the limit that it crosses.
fn read(text: &str, repeated_properties: usize) -> Result<usize, (String, String)> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let input = Input {
        path: "api.yaml".into(),
        limits: Limits {
            repeated_properties,
        },
        ..Input::default()
    };
    let text = format!("openapi: 3.2.0\ninfo: {{title: t, version: '1'}}\n{text}");
    let files = Memory::from_iter([("api.yaml", text)]);
    let document = load(&input, &files, &mut sources, &mut diagnostics);
    let mut errors = diagnostics.iter();
    match errors.find(|one| one.code == Code::EXPANSION_LIMIT) {
        Some(error) => {
            assert!(document.is_none());
            let span = error.span.unwrap();
            let text = &sources.text(span.file)[span.start as usize..span.end as usize];
            Err((text.to_owned(), error.message.clone()))
        }
        None => Ok(document.unwrap().repeated),
    }
}

/// Asserts that a document repeats so much, and that this is where the limit is.
fn repeats(count: usize, text: &str) {
    assert_eq!(read(text, 100_000), Ok(count), "{text}");
    assert_eq!(read(text, count), Ok(count), "{text}");
    if let Some(less) = count.checked_sub(1) {
        let (_, message) = read(text, less).unwrap_err();
        let expected = format!("references copy more than {less} parts of this document");
        assert_eq!(message, expected, "{text}");
    }
}

fn operation(members: &str) -> String {
    format!("{{{members}, responses: {{'200': {{description: x}}}}}}")
}

#[test]
fn what_is_written_out_or_referred_to_once_is_not_counted() {
    let get = operation("parameters: [{$ref: '#/components/parameters/A'}]");
    repeats(
        0,
        &format!(
            "paths: {{/a: {{get: {get}}}, /b: {{$ref: '#/components/pathItems/B'}}}}
components:
  parameters: {{A: {{name: a, in: query, schema: {{type: string}}}}}}
  pathItems: {{B: {{get: {}}}}}",
            operation("description: x")
        ),
    );
}

#[test]
fn parameters_and_their_texts_are_counted_again() {
    let document = |length: usize| {
        let get = operation("parameters: [{$ref: '#/components/parameters/A'}]");
        format!(
            "paths: {{/a: {{get: {get}}}, /b: {{get: {get}}}, /c: {{get: {get}}}}}
components: {{parameters: {{A: {{name: a, in: query, description: {}, schema: {{type: string}}}}}}}}",
            "x".repeat(length)
        )
    };
    repeats(2, &document(254));
    repeats(4, &document(255));
    assert_eq!(
        read(&document(254), 1).unwrap_err().0,
        "{$ref: '#/components/parameters/A'}"
    );
}

#[test]
fn parameters_of_a_path_are_counted_for_each_operation_beside_the_first() {
    let get = operation("description: x");
    repeats(
        4,
        &format!(
            "paths: {{/a: {{get: {get}, put: {get}, delete: {get}, parameters: [
  {{name: a, in: query, schema: {{type: string}}}}, {{name: b, in: query, schema: {{type: string}}}}]}}}}"
        ),
    );
}

#[test]
fn responses_are_counted_with_their_headers_and_media_types() {
    let responses = "responses: {'200': {$ref: '#/components/responses/R'}, '400': {$ref: '#/components/responses/R'}}";
    repeats(
        3,
        &format!(
            "paths: {{/a: {{get: {{{responses}}}}}}}
components: {{responses: {{R: {{description: x, content: {{application/json: {{}}}},
  headers: {{h: {{schema: {{type: string}}}}}}}}}}}}"
        ),
    );
}

#[test]
fn bodies_examples_and_path_items_are_counted_again() {
    let body = operation("requestBody: {$ref: '#/components/requestBodies/B'}");
    repeats(
        2,
        &format!(
            "paths: {{/a: {{post: {body}, put: {body}}}}}
components: {{requestBodies: {{B: {{content: {{application/json: {{}}}}}}}}}}"
        ),
    );
    let media = "application/json: {examples: {a: {$ref: '#/components/examples/E'}}}";
    let body = operation(&format!("requestBody: {{content: {{{media}}}}}"));
    repeats(
        1,
        &format!(
            "paths: {{/a: {{post: {body}, put: {body}}}}}
components: {{examples: {{E: {{value: 1}}}}}}"
        ),
    );
    let reference = "{$ref: '#/components/pathItems/P'}";
    let paths = format!("paths: {{/a: {reference}, /b: {reference}, /c: {reference}}}");
    let item = format!("{{get: {}}}", operation("deprecated: true"));
    let document = format!("{paths}\ncomponents: {{pathItems: {{P: {item}}}}}");
    // Each operation and its response.
    repeats(4, &document);
}

#[test]
fn what_multiplies_ends_at_the_limit() {
    let prose = "x".repeat(20_000);
    let methods = ["get", "put", "post", "delete", "patch"];
    let operations = methods.map(|method| {
        let operation = operation(&format!("description: {prose}"));
        format!("{method}: {operation}")
    });
    let paths: Vec<String> = (0..2000)
        .map(|at| format!("/p{at}: {{$ref: '#/components/pathItems/P'}}"))
        .collect();
    let items = operations.join(", ");
    let document = format!(
        "paths: {{{}}}\ncomponents: {{pathItems: {{P: {{{items}}}}}}}",
        paths.join(", ")
    );
    assert!(read(&document, 100_000).is_err());
    let parameters: Vec<String> = (0..1000)
        .map(|at| format!("P{at}: {{name: p{at}, in: query, schema: {{type: string}}}}"))
        .collect();
    let uses: Vec<String> = (0..1000)
        .map(|at| format!("{{$ref: '#/components/parameters/P{at}'}}"))
        .collect();
    let get = operation("deprecated: true");
    let shared = format!("&shared [{}]", uses.join(", "));
    let paths: Vec<String> = (0..150)
        .map(|at| {
            let list = if at == 0 { &shared } else { "*shared" };
            format!("/p{at}: {{get: {get}, parameters: {list}}}")
        })
        .collect();
    let document = format!(
        "paths: {{{}}}\ncomponents: {{parameters: {{{}}}}}",
        paths.join(", "),
        parameters.join(", ")
    );
    assert!(read(&document, 100_000).is_err());
}
