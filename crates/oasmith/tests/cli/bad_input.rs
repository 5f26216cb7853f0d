//! Documents with one mistake each: exit code 1, the code of the finding, and nothing written.

use crate::documents::{ORDERS, with_schemas};
use crate::scratch::Scratch;

#[track_caller]
fn refused(document: impl AsRef<[u8]>, code: &str) {
    let scratch = Scratch::with(document);
    let arguments = ["generate", "openapi.yaml", "--out", "x"];
    let run = scratch
        .run(&arguments)
        .exits(1)
        .says(&format!("error[{code}]: "));
    assert!(!scratch.has("x"), "nothing is written");
    assert!(!run.err.contains("`oasmith explain `"), "{}", run.err);
    assert_eq!(run.out, "");
}

#[test]
fn texts_that_hold_no_document() {
    refused("", "syntax");
    refused(" \n\t\n  \n", "syntax");
    refused("# only a comment\n", "syntax");
    refused("null\n", "unsupported-version");
    refused("[]", "unsupported-version");
    refused("just words", "unsupported-version");
    refused("{", "syntax");
    refused(b"openapi: 3.1.0\0", "not-utf8");
    refused(b"openapi: \xff\xfe", "not-utf8");
}

#[test]
fn versions_that_are_not_read() {
    refused(
        "swagger: '1.2'\ninfo: {title: T, version: '1'}\npaths: {}\n",
        "unsupported-version",
    );
    refused(ORDERS.replace("3.1.0", "4.0.0"), "unsupported-version");
    refused(ORDERS.replace("3.1.0", "latest"), "unsupported-version");
    refused(
        ORDERS.replace("openapi: 3.1.0\n", ""),
        "unsupported-version",
    );
}

#[test]
fn references_that_lead_nowhere() {
    let to = |reference: &str| with_schemas(&format!("    A: {{$ref: '{reference}'}}\n"));
    refused(to("#/components/schemas/B"), "unresolved-reference");
    refused(to("#/components/schemas/A"), "reference-cycle");
    refused(to("missing.yaml#/A"), "unresolved-reference");
    refused(to("../outside.yaml#/A"), "reference-outside");
    refused(to("/etc/passwd"), "reference-outside");
    refused(to("http://example.com/a.yaml#/A"), "remote-reference");
    let circle = "    A: {$ref: '#/components/schemas/B'}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n";
    refused(with_schemas(circle), "reference-cycle");
}

#[test]
fn what_is_there_twice() {
    refused(format!("{ORDERS}info: {{}}\n"), "duplicate-key");
    refused(
        with_schemas("    A: {type: string, type: integer}\n"),
        "duplicate-key",
    );
    refused(
        r#"{"openapi": "3.1.0", "openapi": "3.1.0"}"#,
        "duplicate-key",
    );
    let twice = ORDERS.replace("deleteOrder", "listOrders");
    refused(&twice, "duplicate-operation-id");
    let run = Scratch::with(twice).run(&["check", "openapi.yaml"]);
    assert!(
        run.err.contains("first for GET /orders"),
        "both places: {}",
        run.err
    );
}

#[test]
fn parameters_that_do_not_fit_their_path() {
    refused(
        ORDERS.replace("/orders/{id}:", "/orders/{id}/{line}:"),
        "undeclared-path-parameter",
    );
    refused(
        ORDERS.replace("/orders/{id}:", "/orders/all:"),
        "unused-path-parameter",
    );
    refused(ORDERS.replace("in: path", "in: body"), "wrong-type");
}

#[test]
fn values_of_the_wrong_type() {
    refused(with_schemas("    A: {type: strng}\n"), "unknown-type");
    refused(with_schemas("    A: {type: [string, 5]}\n"), "wrong-type");
    refused(
        with_schemas("    A: {type: string, minLength: many}\n"),
        "wrong-type",
    );
    refused(with_schemas("    A: {properties: [a, b]}\n"), "wrong-type");
    refused(
        with_schemas("    A: {type: object, required: true}\n"),
        "wrong-type",
    );
    refused(with_schemas("    A: 5\n"), "wrong-type");
    refused(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: []\n",
        "wrong-type",
    );
}
