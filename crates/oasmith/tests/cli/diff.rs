//! `oasmith diff`.

use std::process::Command;

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
    scratch.write("old/described.yaml", BASE.replace("Done", "Well done"));
    let (old, new) = ("old/openapi.yaml", "new/openapi.yaml");
    let run = scratch.run(&["diff", old, new]).exits(1);
    assert!(
        run.out.contains("breaking[maximum-tightened]"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("new/shared.yaml:1:24 (was old/shared.yaml:1:24)"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains(
            "1 breaking, 1 of them silent, Rust needs a patch bump: 0.1.0 to 0.1.1.\nnext: "
        ),
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
        .run(&["diff", old, new, "--fail-on", "never"])
        .exits(0);
    // Nothing of Rust changes, so that nothing is compiled.
    scratch
        .run(&["diff", old, "old/described.yaml", "--verify"])
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

/// A stand-in for `cargo-semver-checks`, found before whatever is installed.
#[cfg(unix)]
#[test]
fn the_verdict_of_semver_checks_is_never_above_ours() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    scratch.write("old/openapi.yaml", BASE);
    scratch.write("old/shared.yaml", SHARED);
    scratch.write("new/openapi.yaml", BASE);
    scratch.write("new/shared.yaml", TIGHTER);
    let run = |summary: &str, code: u8| {
        // Both crates must be there when it is asked.
        scratch.write(
            "bin/cargo-semver-checks",
            format!(
                "#!/bin/sh\n[ \"$2\" = --version ] && exit 0\n[ -f \"$6\" ] && [ -f \"$8/Cargo.toml\" ] || exit 3\n\
                 echo '{summary}' >&2\nexit {code}\n"
            ),
        );
        let program = scratch.path("bin/cargo-semver-checks");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&program, mode).expect("it may be run");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders = vec![scratch.path("bin")];
        folders.extend(std::env::split_paths(&path));
        let output = Command::new(env!("CARGO_BIN_EXE_oasmith"))
            .args(["diff", "old/openapi.yaml", "new/openapi.yaml"])
            .args(["--fail-on", "never", "--verify"])
            .current_dir(scratch.path("."))
            .env("PATH", std::env::join_paths(folders).expect("a path"))
            .output()
            .expect("it runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, said) = run("     Summary no semver update required", 0);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("verified by cargo-semver-checks: none"),
        "{said}"
    );
    let major = "     Summary semver requires new major version: 1 major and 0 minor checks failed";
    let (code, said) = run(major, 100);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("cargo-semver-checks requires a major bump"),
        "{said}"
    );
    let (code, said) = run("error: it does not build", 101);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("came to no verdict: error: it does not build"),
        "{said}"
    );
    // An error after its summary, or a code that it has for another one.
    let (code, said) = run("     Summary no semver update required", 101);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("came to no verdict"), "{said}");
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
    let run = scratch.run(&same).exits(0);
    assert!(run.out.contains("accepts no change"), "{}", run.out);
    scratch.write(
        "accepted.toml",
        format!("{written}expires = \"2001-01-01\"\n"),
    );
    let run = with(&[]).exits(1);
    assert!(run.out.contains("expired on `2001-01-01`"), "{}", run.out);
}

/// A document of a commit is read with the files that it refers to, and nothing is checked out.
#[test]
fn a_side_can_be_a_revision_or_standard_input() {
    let scratch = Scratch::new();
    let git = |arguments: &[&str]| scratch.git(arguments);
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
