//! `oasmith diff`.

use std::process::{Command, Stdio};

use crate::scratch::Scratch;

const BASE: &str = "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {$ref: 'shared.yaml#/Limit'}}]
      responses: {'200': {description: Done}}
";

const SHARED: &str = "Limit: {type: integer, maximum: 100}\n";

/// The head asks for less.
const TIGHTER: &str = "Limit: {type: integer, maximum: 50}\n";

#[test]
fn what_breaks_exits_1_and_what_does_not_exits_0() {
    let scratch = Scratch::new();
    scratch.write("old/openapi.yaml", BASE);
    scratch.write("old/shared.yaml", SHARED);
    scratch.write("new/openapi.yaml", BASE);
    scratch.write("new/shared.yaml", TIGHTER);
    let (old, new) = ("old/openapi.yaml", "new/openapi.yaml");
    let run = scratch.run(&["diff", old, new]).exits(1);
    assert!(
        run.out.contains("breaking[maximum-tightened]"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("new/openapi.yaml:7:20 (was old/openapi.yaml:7:20)"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .ends_with("1 breaking on the wire, 1 silent, Rust stays as it is.\n"),
        "{}",
        run.out
    );
    scratch.run(&["diff", new, old]).exits(0);
    scratch
        .run(&["diff", old, new, "--fail-on", "major"])
        .exits(0);
    scratch
        .run(&["diff", old, new, "--fail-on", "silent"])
        .exits(1);
    scratch
        .run(&["diff", old, new, "--fail-on", "never", "--verify"])
        .exits(0)
        .says("verified: none");
    let run = scratch.run(&["diff", old, old]).exits(0);
    assert_eq!(run.out, "No change.\n");
    scratch
        .run(&["diff", old, "absent.yaml"])
        .exits(2)
        .says("can't be read");
    scratch
        .run(&["diff", old, "no-such-branch:openapi.yaml"])
        .exits(2)
        .says("no-such-branch");
    scratch.run(&["diff", old]).exits(2);
}

#[test]
fn accepted_changes_need_a_reason_and_are_told_when_stale() {
    let scratch = Scratch::new();
    scratch.write("old/openapi.yaml", BASE);
    scratch.write("old/shared.yaml", SHARED);
    scratch.write("new/openapi.yaml", BASE);
    scratch.write("new/shared.yaml", TIGHTER);
    let both = [
        "diff",
        "old/openapi.yaml",
        "new/openapi.yaml",
        "--accept",
        "accepted.toml",
    ];
    let with = |more: &[&str]| scratch.run(&[&both, more].concat());
    with(&[]).exits(2).says("accepted.toml");
    with(&["--accept-all"]).exits(2).says("--reason");
    with(&["--accept-all", "--reason", "nobody asks for more"])
        .exits(0)
        .says("accepted 1 change");
    with(&[]).exits(0);
    let written = scratch.read("accepted.toml");
    assert!(
        written.contains("reason = \"nobody asks for more\""),
        "{written}"
    );
    let same = [
        "diff",
        "old/openapi.yaml",
        "old/openapi.yaml",
        "--accept",
        "accepted.toml",
    ];
    scratch.run(&same).exits(0).says("accepts no change");
    scratch.write(
        "accepted.toml",
        format!("{written}expires = \"2001-01-01\"\n"),
    );
    with(&[]).exits(1).says("expired on 2001-01-01");
}

/// A document of a commit is read with the files that it refers to, and nothing is checked out.
#[test]
fn a_side_can_be_a_revision_or_standard_input() {
    let scratch = Scratch::new();
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .current_dir(scratch.path("."))
            .args([
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.com",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .stdin(Stdio::null())
            .output();
        output.is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "--quiet"]) {
        eprintln!("skipped: there is no git here");
        return;
    }
    scratch.write("specs/openapi.yaml", BASE);
    scratch.write("specs/shared.yaml", SHARED);
    assert!(git(&["add", "."]) && git(&["commit", "--quiet", "-m", "one"]));
    scratch.write("specs/shared.yaml", TIGHTER);
    let run = scratch
        .run(&["diff", "HEAD:specs/openapi.yaml", "specs/openapi.yaml"])
        .exits(1);
    assert!(run.out.contains("maximum-tightened"), "{}", run.out);
    assert_eq!(scratch.read("specs/shared.yaml"), TIGHTER);
    scratch
        .run(&["diff", "HEAD:specs/openapi.yaml", "HEAD:specs/openapi.yaml"])
        .exits(0);
    scratch
        .run(&["diff", "HEAD:absent.yaml", "specs/openapi.yaml"])
        .exits(2)
        .says("no such file");
    scratch
        .run(&["diff", "--", "--help:openapi.yaml", "specs/openapi.yaml"])
        .exits(2);
}

#[test]
fn rules_have_manual_pages() {
    let scratch = Scratch::new();
    let run = scratch.run(&["explain", "maximum-tightened"]).exits(0);
    assert!(
        run.out.starts_with("# maximum-tightened\n\n"),
        "{}",
        run.out
    );
}
