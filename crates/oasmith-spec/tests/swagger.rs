//! Swagger 2.0: what its spellings mean, and findings in its own words.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failed test panics"
)]

mod common;

use common::{Loaded, component, load_files, load_text};
use oasmith_spec::code::Code;
use oasmith_spec::operation::Operation;
use oasmith_spec::parameter::ParameterStyle;
use oasmith_spec::render::render;
use oasmith_spec::security::SecuritySchemeKind;

/// A document with something at its root, each line indented already.
fn document(root: &str) -> String {
    format!("swagger: '2.0'\ninfo: {{title: T, version: '1'}}\n{root}")
}

/// A document with one operation.
fn with_operation(root: &str, operation: &str) -> String {
    document(&format!("{root}paths:\n  /a:\n    post:\n{operation}"))
}

const DONE: &str = "      responses: {'204': {description: Done}}\n";

fn operation(loaded: &Loaded) -> &Operation {
    &loaded.document().operations[0]
}

fn urls(root: &str) -> Vec<String> {
    let loaded = load_text(&document(&format!("{root}paths: {{}}\n")), false);
    let servers = loaded.document().servers.iter();
    servers.map(|server| server.url.value.clone()).collect()
}

#[test]
fn hosts_paths_and_schemes_are_servers() {
    let cases: [(&str, &[&str]); 9] = [
        ("", &[]),
        ("basePath: /\n", &[]),
        ("basePath: /v1\nschemes: [https]\n", &["/v1"]),
        ("host: a.example\n", &["https://a.example"]),
        (
            "host: localhost:80\nbasePath: /\n",
            &["http://localhost:80"],
        ),
        (
            "host: a.example\nbasePath: /v1/\nschemes: [http, HTTPS]\n",
            &["http://a.example/v1", "https://a.example/v1"],
        ),
        ("host: 'https://a.example/'\n", &["https://a.example"]),
        ("host: a.example\nbasePath: v1\n", &["https://a.example/v1"]),
        (
            "host: a.example\nschemes: [wss, http]\n",
            &["http://a.example"],
        ),
    ];
    for (root, expected) in cases {
        assert_eq!(urls(root), expected, "{root}");
    }
}

#[test]
fn an_operation_has_servers_where_its_schemes_differ() {
    let servers = |schemes: &str| {
        let root = "host: a.example\nschemes: [https]\n";
        let text = with_operation(root, &format!("      schemes: [{schemes}]\n{DONE}"));
        let loaded = load_text(&text, false);
        let servers = operation(&loaded).servers.iter();
        servers.map(|it| it.url.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(servers("https"), Vec::<String>::new());
    assert_eq!(servers(""), Vec::<String>::new());
    assert_eq!(servers("http"), ["http://a.example"]);
}

/// The media types of the body and of the one response.
fn media_types(root: &str, operation_fields: &str) -> (Vec<String>, Vec<String>) {
    let text = with_operation(
        root,
        &format!(
            "{operation_fields}      parameters: [{{name: b, in: body, schema: {{type: object}}}}]\n\
             \u{20}     responses: {{'200': {{description: Done, schema: {{type: object}}}}}}\n"
        ),
    );
    let loaded = load_text(&text, false);
    let operation = operation(&loaded);
    let names = |content: &[oasmith_spec::body::MediaType]| {
        content.iter().map(|it| it.name.value.clone()).collect()
    };
    let body = operation.body.as_ref().expect("a body");
    (names(&body.content), names(&operation.responses[0].content))
}

#[test]
fn media_types_are_the_operations_then_the_roots_then_json() {
    let json = vec!["application/json".to_owned()];
    let xml = vec!["application/xml".to_owned()];
    let root = "consumes: [application/xml]\nproduces: [application/xml]\n";
    let own = "      consumes: [application/json]\n      produces: [application/json]\n";
    let none = "      consumes: []\n      produces: []\n";
    assert_eq!(media_types("", ""), (json.clone(), json.clone()));
    assert_eq!(media_types(root, ""), (xml.clone(), xml.clone()));
    assert_eq!(media_types(root, own), (json.clone(), json.clone()));
    // An empty list takes back what the root says.
    assert_eq!(media_types(root, none), (json.clone(), json));
}

#[test]
fn what_carries_a_response() {
    let content = |status: &str, produces: &str, response: &str| -> Vec<String> {
        let text = with_operation(
            "",
            &format!(
                "      produces: [{produces}]\n      responses: {{'{status}': {{description: D, {response}}}}}\n"
            ),
        );
        let loaded = load_text(&text, false);
        let content = &operation(&loaded).responses[0].content;
        content.iter().map(|it| it.name.value.clone()).collect()
    };
    let object = "schema: {type: object}";
    let file = "schema: {type: file}";
    assert_eq!(content("200", "text/plain", object), ["text/plain"]);
    assert_eq!(
        content("400", "text/plain", object),
        ["text/plain", "application/json"]
    );
    assert_eq!(
        content("400", "application/xml", object),
        ["application/xml"]
    );
    assert_eq!(
        content("400", "text/plain", "schema: {type: string}"),
        ["text/plain"]
    );
    assert_eq!(
        content("200", "image/png, application/json", file),
        ["image/png"]
    );
    assert_eq!(content("200", "application/json", file), ["*/*"]);
    assert_eq!(content("200", "", file), ["*/*"]);
    assert_eq!(
        content(
            "200",
            "text/csv",
            "schema: {type: string}, examples: {text/html: <p>}"
        ),
        ["text/csv", "text/html"]
    );
    // Without a schema there is no content.
    let nothing: [&str; 0] = [];
    assert_eq!(
        content("200", "text/csv", "examples: {text/csv: a}"),
        nothing
    );
}

#[test]
fn parameters_of_path_items_are_overridden() {
    let text = document(
        "paths:\n  /a:\n    parameters:\n    - {name: x, in: formData, type: string}\n    - {name: y, in: formData, type: integer}\n\
         \u{20}   post:\n      parameters: [{name: x, in: formData, type: boolean, required: true}]\n      responses: {'204': {description: D}}\n\
         \u{20}   put:\n      parameters: [{name: b, in: body, required: true, schema: {type: string}}]\n      responses: {'204': {description: D}}\n",
    );
    let loaded = load_text(&text, false);
    let document = loaded.silent();
    let form = document.operations[0].body.as_ref().expect("a form");
    assert!(form.required);
    let schema = document.schema(form.content[0].schema.expect("a schema"));
    let names: Vec<&str> = schema
        .properties
        .iter()
        .map(|(it, _)| it.value.as_str())
        .collect();
    assert_eq!(names, ["y", "x"]);
    assert_eq!(schema.required.len(), 1);
    // A body takes the place of the form.
    let body = document.operations[1].body.as_ref().expect("a body");
    assert_eq!(body.content[0].name.value, "application/json");
}

#[test]
fn security_schemes_under_their_old_names() {
    let text = document(
        "securityDefinitions:\n  a: {type: basic}\n  b: {type: oauth2, flow: application, tokenUrl: u, scopes: {r: R, x-w: W}}\npaths: {}\n",
    );
    let loaded = load_text(&text, false);
    let schemes = &loaded.silent().security_schemes;
    let basic = SecuritySchemeKind::Http {
        scheme: "basic".to_owned(),
    };
    assert_eq!(schemes[0].1.kind, basic);
    let SecuritySchemeKind::OAuth2 { flows } = &schemes[1].1.kind else {
        unreachable!("another kind");
    };
    assert_eq!(flows[0].kind, "clientCredentials");
    assert_eq!(flows[0].token_url.as_deref(), Some("u"));
}

#[test]
fn a_part_is_written_in_the_version_of_its_document_or_its_own() {
    let main = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: 'paths.yaml#/a'}\ndefinitions:\n\
                \u{20} Own: {type: object, properties: {new: {$ref: 'new.yaml#/components/schemas/New'}}}\n";
    let paths = "a:\n  get:\n    parameters: [{name: q, in: query, type: array, items: {type: string}}]\n\
                 \u{20}   responses: {'200': {description: D, schema: {$ref: 'old.yaml#/definitions/Old'}}}\n";
    let old = "swagger: '2.0'\ninfo: {title: O, version: '1'}\npaths: {}\ndefinitions:\n  Old: {type: object, x-nullable: true, discriminator: k, properties: {k: {type: string}}}\n";
    let new = "openapi: 3.0.0\ninfo: {title: N, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    New: {type: object, x-nullable: true, nullable: false}\n";
    let files = [
        ("main.yaml", main),
        ("paths.yaml", paths),
        ("old.yaml", old),
        ("new.yaml", new),
    ];
    let loaded = load_files(&files, false);
    let document = loaded.silent();
    let parameter = &document.operations[0].parameters[0];
    assert_eq!(
        (parameter.style, parameter.explode),
        (ParameterStyle::Form, false)
    );
    let (_, old) = component(document, "Old");
    assert!(old.nullable && old.discriminator.is_some());
    assert!(!component(document, "New").1.nullable);
}

/// All that is wrong in one document, as it is shown.
#[test]
fn findings_are_in_the_words_of_the_document() {
    let text = include_str!("swagger/faults.yaml");
    let loaded = load_files(&[("faults.yaml", text)], false);
    assert!(loaded.diagnostics.has_errors());
    let report = render(&loaded.diagnostics, &loaded.sources, false);
    let others = [
        "components.",
        "components/",
        "`requestBody`",
        "`content`",
        "`servers`",
        "schema: {type: string}",
    ];
    for help in loaded.helps() {
        let found = others.iter().find(|word| help.contains(**word));
        assert_eq!(found, None, "{help}");
    }
    insta::assert_snapshot!(report);
}

#[test]
fn faults_have_lenient_readings() {
    let text = include_str!("swagger/faults.yaml");
    let loaded = load_text(text, true);
    let document = loaded.document();
    let body = document.operations[0].body.as_ref().expect("a body");
    assert_eq!(body.content[0].name.value, "application/json");
    assert_eq!(loaded.places(Code::DUPLICATE_PARAMETER).len(), 1);
}
