//! `oasmith generate --check` and `--dry-run`.

use crate::documents::ORDERS;
use crate::scratch::Scratch;

const CHECK: [&str; 5] = ["generate", "openapi.yaml", "--out", "api", "--check"];

fn generated() -> Scratch {
    let scratch = Scratch::with(ORDERS);
    scratch
        .run(&["generate", "openapi.yaml", "--out", "api"])
        .exits(0);
    scratch.run(&CHECK).exits(0);
    scratch
}

#[test]
fn check_names_what_was_changed_by_hand_and_how_to_mend_it() {
    let scratch = generated();
    let changed = format!("{}// mine\n", scratch.read("api/src/client.rs"));
    scratch.write("api/src/client.rs", &changed);
    scratch
        .run(&CHECK)
        .exits(1)
        .says("api/src/client.rs: not what would be generated")
        .says("to update it: oasmith generate openapi.yaml --out api\n");
    assert_eq!(
        scratch.read("api/src/client.rs"),
        changed,
        "--check writes nothing"
    );
}

#[test]
fn check_names_what_is_missing_and_what_is_left_over() {
    let scratch = generated();
    let lib = scratch.path("api/src/lib.rs");
    std::fs::rename(lib, scratch.path("api/src/left.rs")).expect("it can be renamed");
    scratch
        .run(&CHECK)
        .exits(1)
        .says("api/src/lib.rs: missing")
        .says("api/src/left.rs: no longer generated");
}

#[test]
fn check_sees_that_the_document_changed() {
    let scratch = generated();
    scratch.write("openapi.yaml", ORDERS.replace("note:", "remark:"));
    scratch
        .run(&CHECK)
        .exits(1)
        .says("not what would be generated");
}

#[test]
fn check_before_anything_was_generated_writes_nothing() {
    let scratch = Scratch::with(ORDERS);
    scratch.run(&CHECK).exits(1).says("api/Cargo.toml: missing");
    assert!(!scratch.has("api"));
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let scratch = Scratch::with(ORDERS);
    let dry = ["generate", "openapi.yaml", "--out", "api", "--dry-run"];
    let run = scratch.run(&dry).exits(0);
    assert!(run.out.contains("create api/src/lib.rs\n"), "{}", run.out);
    assert!(!scratch.has("api"));

    scratch
        .run(&["generate", "openapi.yaml", "--out", "api"])
        .exits(0);
    scratch.write("api/src/left.rs", scratch.read("api/src/lib.rs"));
    let changed = format!("{}// mine\n", scratch.read("api/src/lib.rs"));
    scratch.write("api/src/lib.rs", &changed);
    let run = scratch.run(&dry).exits(0);
    assert_eq!(run.out, "change api/src/lib.rs\nremove api/src/left.rs\n");
    assert_eq!(scratch.read("api/src/lib.rs"), changed);
    assert!(scratch.has("api/src/left.rs"));
}

#[test]
fn check_and_dry_run_exclude_each_other() {
    let scratch = Scratch::with(ORDERS);
    let both = [
        "generate",
        "openapi.yaml",
        "--out",
        "api",
        "--check",
        "--dry-run",
    ];
    scratch.run(&both).exits(2).says("cannot be used with");
}
