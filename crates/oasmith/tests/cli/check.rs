//! `oasmith check` and `oasmith dump`.

use crate::documents::{ORDERS, dangling};
use crate::scratch::Scratch;

#[test]
fn a_sound_document_is_fine() {
    let scratch = Scratch::with(ORDERS);
    let run = scratch.run(&["check", "openapi.yaml"]).exits(0);
    assert!(
        run.out.starts_with("2 operations, 1 model: "),
        "{}",
        run.out
    );
    assert_eq!(run.err, "");
    let run = scratch
        .run(&["check", "openapi.yaml", "--format", "json"])
        .exits(0);
    assert_eq!(run.out.trim(), "[]");
    assert_eq!(scratch.files("."), ["openapi.yaml"]);
}

#[test]
fn findings_are_told_as_text_or_as_json() {
    let scratch = Scratch::with(dangling());
    scratch
        .run(&["check", "openapi.yaml"])
        .exits(1)
        .says("error[unresolved-reference]: `#/components/schemas/Id` leads nowhere")
        .says("openapi.yaml:28:20")
        .says("1 error; run `oasmith explain unresolved-reference` for more information\n");
    let run = scratch
        .run(&["check", "openapi.yaml", "--format", "json"])
        .exits(1);
    assert_eq!(run.err, "");
    for member in [
        "\"code\": \"unresolved-reference\"",
        "\"level\": \"error\"",
        "\"file\": \"openapi.yaml\"",
        "\"line\": 28",
        "\"column\": 20",
        "\"lenient\": \"any JSON is accepted in its place\"",
    ] {
        assert!(run.out.contains(member), "no {member} in {}", run.out);
    }
}

#[test]
fn warnings_forbid_nothing() {
    let scratch = Scratch::with(dangling());
    let run = scratch
        .run(&["check", "openapi.yaml", "--lenient"])
        .exits(0);
    assert!(run.err.contains("1 warning;"), "{}", run.err);
    assert!(run.out.contains("2 operations"), "{}", run.out);
}

#[test]
fn all_faults_are_told_at_once() {
    let document = dangling()
        .replace("operationId: deleteOrder", "operationId: listOrders")
        .replace("note: {type: string}", "note: {type: strng}");
    let scratch = Scratch::with(document);
    scratch
        .run(&["check", "openapi.yaml"])
        .exits(1)
        .says("error[unresolved-reference]")
        .says("error[duplicate-operation-id]")
        .says("error[unknown-type]")
        .says("3 errors; ");
}

#[test]
fn dump_prints_the_api() {
    let scratch = Scratch::with(ORDERS);
    let run = scratch.run(&["dump", "openapi.yaml"]).exits(0);
    for part in ["listOrders", "/orders/{id}", "Order"] {
        assert!(run.out.contains(part), "no {part} in {}", run.out);
    }
    assert_eq!(scratch.run(&["dump", "openapi.yaml"]).out, run.out);
    scratch.write("openapi.yaml", dangling());
    let run = scratch.run(&["dump", "openapi.yaml"]).exits(1);
    assert_eq!(run.out, "");
}

#[test]
fn a_document_may_come_by_standard_input() {
    let scratch = Scratch::with(ORDERS);
    let run = scratch
        .run_with_input("openapi.yaml", &["check", "-"])
        .exits(0);
    assert_eq!(run.out, scratch.run(&["check", "openapi.yaml"]).out);
    let run = scratch
        .run_with_input("openapi.yaml", &["dump", "-"])
        .exits(0);
    assert_eq!(run.out, scratch.run(&["dump", "openapi.yaml"]).out);
    scratch
        .run_with_input("openapi.yaml", &["generate", "-", "--out", "client"])
        .exits(0);
    assert!(scratch.has("client/src/lib.rs"));
    scratch.write("openapi.yaml", dangling());
    let run = scratch
        .run_with_input("openapi.yaml", &["check", "-"])
        .exits(1);
    assert!(run.err.contains("--> -:"), "{}", run.err);
}

/// The documents of `specs/invalid` whose fault is in the configuration beside them.
#[test]
fn faults_of_the_configuration_are_told_at_its_line() {
    let invalid = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/invalid");
    for (code, file) in [
        ("config-invalid", "oasmith.toml"),
        ("config-no-match", "oasmith.toml"),
        ("pagination", "oasmith.toml"),
        ("expansion-limit", "main.yaml:24:7"),
    ] {
        let document = format!("{invalid}/{code}/main.yaml");
        let run = Scratch::with(ORDERS).run(&["check", &document]).exits(1);
        assert_eq!(run.out, "");
        let heads: Vec<_> = run
            .err
            .lines()
            .filter(|line| line.starts_with("error"))
            .collect();
        assert!(!heads.is_empty(), "{}", run.err);
        for head in heads {
            assert!(head.starts_with(&format!("error[{code}]: ")), "{}", run.err);
        }
        assert!(run.err.contains(&format!("{code}/{file}")), "{}", run.err);
    }
}
