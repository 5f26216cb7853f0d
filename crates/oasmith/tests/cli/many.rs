//! A report of very many findings stays readable.

use crate::documents::with_schemas;
use crate::scratch::Scratch;

#[test]
fn a_hundred_findings_are_shown_and_the_rest_counted() {
    let notes: String = (0..150)
        .map(|at| format!("    N{at}: {{type: string, default: {at}}}\n"))
        .collect();
    let scratch = Scratch::with(with_schemas(&format!("{notes}    E: {{type: strng}}\n")));
    let run = scratch.run(&["check", "openapi.yaml"]).exits(1);
    let shown = run.err.matches("warning[invalid-default]").count();
    assert_eq!(shown, 99);
    assert!(
        run.err.contains("error[unknown-type]"),
        "an error is never among the rest"
    );
    let end = "… and 51 more; `oasmith check --format json` lists them all\n\
               1 error, 150 warnings; `oasmith explain unknown-type` tells more\n";
    assert!(run.err.ends_with(end), "{}", run.err);

    let run = scratch
        .run(&["check", "openapi.yaml", "--format", "json"])
        .exits(1);
    assert_eq!(run.out.matches("\"code\"").count(), 151);
}
