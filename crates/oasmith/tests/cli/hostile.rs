//! Documents made to break their reader. Each has to end soon, in an answer.

use std::fmt::Write;

use crate::documents::with_schemas;
use crate::scratch::Scratch;

/// How deep is deep.
const DEEP: usize = 100_000;

#[track_caller]
fn refused(document: impl AsRef<[u8]>, code: &str) {
    for more in [&[][..], &["--lenient"]] {
        let scratch = Scratch::with(&document);
        let arguments = [&["generate", "openapi.yaml", "--out", "x"][..], more].concat();
        let run = scratch
            .run(&arguments)
            .exits(1)
            .says(&format!("error[{code}]: "));
        assert!(!scratch.has("x"), "nothing is written");
        assert!(
            run.err.len() < 10_000,
            "a report of {} bytes",
            run.err.len()
        );
    }
}

#[track_caller]
fn generated(document: impl AsRef<[u8]>) {
    let scratch = Scratch::with(document);
    scratch
        .run(&["generate", "openapi.yaml", "--out", "x"])
        .exits(0);
    assert!(scratch.has("x/src/lib.rs"));
}

fn with_extension(value: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\nx-a: {value}\n")
}

/// Bytes without order, the same in every run (a linear congruential generator).
fn noise(mut seed: u64, length: usize) -> Vec<u8> {
    let next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        seed.to_be_bytes()[0]
    };
    std::iter::repeat_with(next).take(length).collect()
}

#[test]
fn noise_is_no_document() {
    let scratch = Scratch::new();
    for seed in 0..24 {
        // Every other one in ASCII, to get past the test for text.
        let mut bytes = noise(seed, 2000);
        if seed % 2 == 1 {
            bytes.iter_mut().for_each(|byte| *byte = (*byte % 95) + 32);
        }
        scratch.write("openapi.yaml", &bytes);
        scratch
            .run(&["generate", "openapi.yaml", "--out", "x"])
            .exits(1)
            .says("error[");
        assert!(!scratch.has("x"));
    }
}

#[test]
fn a_document_cut_anywhere_is_answered() {
    let scratch = Scratch::new();
    let whole = crate::documents::ORDERS.as_bytes();
    for end in (0..whole.len()).step_by(61) {
        scratch.write("openapi.yaml", &whole[..end]);
        let run = scratch.run(&["check", "openapi.yaml"]);
        assert!(matches!(run.code, Some(0 | 1)), "cut at {end}: {}", run.err);
        assert_eq!(
            run.code == Some(1),
            run.err.contains("error["),
            "cut at {end}"
        );
    }
}

#[test]
fn a_line_of_ten_megabytes() {
    let long = "a".repeat(10_000_000);
    refused(&long, "unsupported-version");
    refused(format!("{{\"openapi\": \"{long}"), "syntax");
    generated(with_extension(&long));
}

#[test]
fn aliases_that_multiply() {
    let mut bomb = with_extension("&x0 [1, 1, 1, 1, 1, 1, 1, 1, 1]");
    for level in 1..12 {
        let alias = vec![format!("*x{}", level - 1); 9].join(", ");
        let _ = writeln!(bomb, "x-{level}: &x{level} [{alias}]");
    }
    refused(bomb, "too-many-aliases");
    refused(with_extension("&a [*a]"), "syntax");
}

#[test]
fn nesting_without_end() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let json = format!("{{\"openapi\": \"3.1.0\", \"x-a\": {}1", open.repeat(DEEP));
        refused(&json, "too-deep");
        refused(format!("{json}{}}}", close.repeat(DEEP)), "too-deep");
    }
    refused(with_extension(&"[".repeat(DEEP)), "too-deep");
    refused(with_extension(&"{a: ".repeat(DEEP)), "too-deep");
    refused(
        with_extension(&format!("\n  {}1", "- ".repeat(DEEP))),
        "too-deep",
    );
    refused("? ".repeat(DEEP), "too-deep");
    // Indentation makes such a text long: this one has two megabytes.
    let mut block = with_extension("");
    for level in 1..2000 {
        let _ = writeln!(block, "{}a:", " ".repeat(level));
    }
    refused(block, "too-deep");
}

/// `A0` leads to `A1` and so on to the last, which is an object.
fn chain(length: usize, link: &str) -> String {
    let mut schemas = String::new();
    for at in 0..length {
        let next = format!("{{$ref: '#/components/schemas/A{}'}}", at + 1);
        let _ = writeln!(schemas, "    A{at}: {}", link.replace("NEXT", &next));
    }
    with_schemas(&format!("{schemas}    A{length}: {{type: object}}\n"))
}

#[test]
fn long_chains_of_references() {
    for link in [
        "NEXT",
        "{allOf: [NEXT]}",
        "{type: array, items: NEXT}",
        "{type: object, required: [next], properties: {next: NEXT}}",
        "{oneOf: [NEXT, {type: string}]}",
    ] {
        generated(chain(1500, link));
    }
}

#[test]
fn compositions_that_multiply() {
    // Merged without a bound, 30 of these are 4 to the power of 30.
    let branch = "{oneOf: [NEXT, {type: object, properties: {a: {type: string}}}]}";
    let both = format!("{{allOf: [{branch}, {branch}]}}");
    generated(chain(5, &both));
    refused(chain(30, &both), "expansion-limit");
}

#[test]
fn very_many_findings() {
    let wrong: String = (0..5000)
        .map(|at| format!("    A{at}: {{type: strng}}\n"))
        .collect();
    let scratch = Scratch::with(with_schemas(&wrong));
    let run = scratch.run(&["check", "openapi.yaml"]).exits(1);
    assert!(run.err.contains("… and 4900 more"), "{}", run.err.len());
    assert!(run.err.len() < 100_000);
}

#[test]
fn names_that_are_no_paths() {
    // Neither a component nor a tag can lead a file out of the folder.
    let document = with_schemas(
        "    '../../x': {type: object}\n    '..': {type: object}\n    'C:\\a': {type: object}\n",
    );
    let scratch = Scratch::with(document);
    scratch.run(&[
        "generate",
        "openapi.yaml",
        "--out",
        "deep/x",
        "--name",
        "../../y",
    ]);
    assert!(
        scratch
            .files(".")
            .iter()
            .all(|file| file == "openapi.yaml" || file.starts_with("deep/x/"))
    );
}
