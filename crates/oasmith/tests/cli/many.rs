//! A report of very many findings stays readable.

use crate::documents::with_schemas;
use crate::scratch::Scratch;

#[test]
fn what_holds_for_many_places_is_one_warning_with_a_count() {
    let notes: String = (0..150)
        .map(|at| format!("    N{at}: {{type: string, default: {at}}}\n"))
        .collect();
    let scratch = Scratch::with(with_schemas(&notes));
    let run = scratch.run(&["check", "openapi.yaml"]).exits(0);
    assert_eq!(run.err.matches("warning[").count(), 1, "{}", run.err);
    for place in ["\n6 |", "\n7 |", "\n8 |", "= note: and 147 more places\n"] {
        assert!(run.err.contains(place), "no `{place}` in {}", run.err);
    }
    assert!(!run.err.contains("\n9 |"), "{}", run.err);
    let end = "\n150 warnings; run `oasmith explain invalid-default` for more information\n";
    assert!(run.err.ends_with(end), "{}", run.err);

    let run = scratch
        .run(&["check", "openapi.yaml", "--format", "json"])
        .exits(0);
    assert_eq!(run.out.matches("\"code\"").count(), 150);
}

/// A document that has no problem but a note for each of two operations.
const LINKED: &str = "\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get: {responses: {'200': {description: ok, links: {next: {operationId: b}}}}}
    post: {operationId: b, responses: {'200': {description: ok, links: {next: {operationId: b}}}}}
";

#[test]
fn quiet_prints_errors_and_warnings_only() {
    let scratch = Scratch::with(LINKED);
    scratch
        .run(&["check", "openapi.yaml"])
        .exits(0)
        .says("2 notes; ");
    for arguments in [
        &["check", "openapi.yaml", "-q"][..],
        &["-q", "check", "openapi.yaml"],
        &["generate", "openapi.yaml", "-o", "x", "--quiet"],
        &["generate", "openapi.yaml", "-o", "x", "--check", "-q"],
        &["init", "openapi.yaml", "-q"],
    ] {
        let run = scratch.run(arguments).exits(0);
        assert_eq!(
            (run.out.as_str(), run.err.as_str()),
            ("", ""),
            "{arguments:?}"
        );
    }
    let run = scratch.run(&["dump", "openapi.yaml", "-q"]).exits(0);
    assert!(!run.out.is_empty() && run.err.is_empty(), "{}", run.err);
    let run = scratch
        .run(&["diff", "openapi.yaml", "openapi.yaml", "-q"])
        .exits(0);
    assert!(!run.out.is_empty() && run.err.is_empty(), "{}", run.err);
    scratch.write(
        "openapi.yaml",
        LINKED.replace("operationId: b,", "operationid: b,"),
    );
    let run = scratch.run(&["check", "openapi.yaml", "-q"]).exits(0);
    assert!(run.err.starts_with("warning["), "{}", run.err);
    assert!(
        run.err.contains("\n1 warning; ") && !run.err.contains("note["),
        "{}",
        run.err
    );
}

#[test]
fn a_hundred_findings_are_shown_and_the_rest_counted() {
    let wrong: String = (0..150)
        .map(|at| format!("    N{at}: {{type: strng}}\n"))
        .collect();
    let warned = "    W: {type: string, default: 1}\n";
    let scratch = Scratch::with(with_schemas(&format!("{warned}{wrong}")));
    let run = scratch.run(&["check", "openapi.yaml"]).exits(1);
    let shown = run.err.matches("error[unknown-type]").count();
    assert_eq!(shown, 100, "errors come before warnings");
    let end = "… and 51 more; `oasmith check --format json` lists them all\n\
               150 errors, 1 warning; run `oasmith explain unknown-type` for more information\n";
    assert!(run.err.ends_with(end), "{}", run.err);

    let run = scratch
        .run(&["check", "openapi.yaml", "--format", "json"])
        .exits(1);
    assert_eq!(run.out.matches("\"code\"").count(), 151);
}
