//! The scopes that the docs of operations name.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_spec::load::Memory;

/// The lines of docs that tell of scopes, where the root requires so many of two schemes.
fn told(of_one: usize, of_other: usize) -> String {
    let scopes = |name: &str, count: usize| {
        let scopes: Vec<String> = (0..count).map(|at| format!("{name}{at:02}")).collect();
        scopes.join(", ")
    };
    let document = format!(
        "
openapi: 3.1.0
info: {{title: t, version: '1'}}
security: [{{one: [{}]}}, {{other: [{}]}}]
paths: {{/a: {{get: {{operationId: get, responses: {{'200': {{description: x}}}}}}}}}}
components:
  securitySchemes:
    one: {{type: openIdConnect, openIdConnectUrl: https://example.com}}
    other: {{type: openIdConnect, openIdConnectUrl: https://example.com}}
",
        scopes("a", of_one),
        scopes("b", of_other)
    );
    let files = Memory::from_iter([("api.yaml", document)]);
    let request = Request {
        spec: "api.yaml".into(),
        overrides: Overrides::default(),
        ..Request::default()
    };
    let outcome = pipeline::run(&request, &files, &mut |_| ());
    let files = outcome.files.unwrap();
    let text: String = files.iter().map(|(_, text)| text).collect();
    let from = text.find("/// Scopes:").unwrap();
    let lines = text[from..].lines().map(str::trim);
    let lines = lines.take_while(|line| line.starts_with("/// "));
    let lines: Vec<&str> = lines.map(|line| &line[4..]).collect();
    lines.join(" ")
}

#[test]
fn so_many_scopes_are_named() {
    assert_eq!(
        told(1, 2),
        "Scopes: `a00` of `one`, or `b00`, `b01` of `other`"
    );
    let most = told(40, 8);
    assert!(most.ends_with(
        "`a39` of `one`, or `b00`, `b01`, `b02`, `b03`, `b04`, `b05`, `b06`, `b07` of `other`"
    ));
    let cut = told(47, 3);
    assert!(
        cut.ends_with("`a46` of `one`, or `b00` of `other`, and 2 more"),
        "{cut}"
    );
    let cut = told(500, 500);
    assert!(cut.ends_with("`a47` of `one`, and 952 more"), "{cut}");
}
