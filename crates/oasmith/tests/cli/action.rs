//! The action for workflows: it can be read, and its scripts do what they say.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::node::Node;
use oasmith_spec::source::Sources;

use crate::scratch::Scratch;

const BASE: &str = "\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /things:
    get: {responses: {'200': {description: All.}}}
    delete: {responses: {'204': {description: Gone.}}}
";

const HEAD: &str = "\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /things:
    get: {responses: {'200': {description: All.}}}
";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the repository as a tree. Nothing about it may be wrong.
fn tree(path: &str) -> Node {
    let text = std::fs::read_to_string(root().join(path)).expect(path);
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let mut diagnostics = Diagnostics::new(Policy::default());
    let tree = oasmith_spec::parse::parse(file, &sources, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{path} is no YAML");
    tree.expect(path)
}

/// The script of a step of the action.
fn script(step: &str) -> String {
    let action = tree("action.yml");
    let steps = action.get("runs").and_then(|runs| runs.get("steps"));
    let mut steps = steps.and_then(Node::as_array).expect("steps").iter();
    let named = steps.find(|one| one.get("name").and_then(Node::as_str) == Some(step));
    let run = named.and_then(|step| step.get("run")?.as_str());
    run.expect(step).to_owned()
}

/// Runs a step as a workflow does, in the folder; `bin` goes before what else programs are found by.
fn run(scratch: &Scratch, step: &str, variables: &[(&str, &str)]) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    let bin = scratch.path("../bin");
    let mut command = Command::new("bash");
    command
        .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c"])
        .arg(script(step))
        .current_dir(scratch.path("."))
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("RUNNER_TEMP", scratch.path("../runner"))
        .env("GITHUB_OUTPUT", scratch.path("../output"))
        .env("GITHUB_STEP_SUMMARY", scratch.path("../summary"))
        .env("GITHUB_REPOSITORY", "owner/name")
        .envs(variables.iter().copied());
    command.output().expect("bash")
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    found.is_ok_and(|output| output.status.success())
}

#[test]
fn the_action_and_the_workflows_are_yaml() {
    for step in ["Build", "Compare", "Comment", "Verdict"] {
        assert!(!script(step).is_empty(), "{step}");
    }
    let workflows = std::fs::read_dir(root().join(".github/workflows")).expect("workflows");
    for workflow in workflows {
        let name = workflow.expect("a file").file_name();
        let path = format!(".github/workflows/{}", name.display());
        assert!(tree(&path).get("jobs").is_some(), "{path}");
    }
}

#[test]
fn the_action_compares_comments_and_judges() {
    let scratch = Scratch::new();
    if !(has("bash") && has("jq") && scratch.git(&["init", "--quiet"])) {
        eprintln!("skipped: bash, jq and git are wanted");
        return;
    }
    scratch.write("openapi.yaml", BASE);
    assert!(scratch.git(&["add", "."]) && scratch.git(&["commit", "--quiet", "-m", "one"]));
    scratch.write("openapi.yaml", HEAD);
    scratch.write("../runner/oasmith/release/.keep", "");
    let command = scratch.path("../runner/oasmith/release/oasmith");
    std::fs::copy(env!("CARGO_BIN_EXE_oasmith"), command).expect("the command");

    let compared = run(
        &scratch,
        "Compare",
        &[
            ("SPEC", "openapi.yaml"),
            ("BASE", "HEAD"),
            ("FAIL_ON", "breaking"),
            ("ACCEPT", ""),
            ("CONFIG", ""),
            ("SITE", "https://github.com/owner/name/blob"),
            ("HEAD_SHA", "0123"),
        ],
    );
    let said = String::from_utf8_lossy(&compared.stdout).into_owned();
    assert!(compared.status.success(), "{compared:?}");
    assert!(said.contains("title=operation-removed::"), "{said}");
    assert_eq!(
        scratch.read("../output"),
        "wire=breaking\nrust=major\ncomment=yes\ncode=1\n"
    );
    let comment = scratch.read("../runner/comment.md");
    assert!(comment.starts_with("<!-- oasmith-diff -->\n"), "{comment}");
    assert!(comment.contains("https://github.com/owner/name/blob/HEAD/openapi.yaml#L6"));
    assert!(scratch.read("../summary").contains("operation-removed"));
    assert_eq!(
        run(&scratch, "Verdict", &[("CODE", "1")]).status.code(),
        Some(1)
    );

    // What stands in the place of GitHub's command says what it was asked for.
    scratch.write(
        "../bin/gh",
        "#!/bin/sh\necho \"$*\" >> ../asked\ncat ../known\n",
    );
    let program = scratch.path("../bin/gh");
    assert!(
        Command::new("chmod")
            .arg("+x")
            .arg(program)
            .status()
            .is_ok_and(|it| it.success())
    );
    for (known, asked) in [
        ("", "--method POST repos/owner/name/issues/7/comments "),
        (
            "42\n43\n",
            "--method PATCH repos/owner/name/issues/comments/42 ",
        ),
    ] {
        scratch.write("../known", known);
        scratch.write("../asked", "");
        let output = run(&scratch, "Comment", &[("NUMBER", "7"), ("GH_TOKEN", "x")]);
        assert!(output.status.success(), "{output:?}");
        let all = scratch.read("../asked");
        assert!(all.lines().count() == 2 && all.contains(asked), "{all}");
    }
}

#[test]
fn a_new_document_has_nothing_to_be_compared_with() {
    let scratch = Scratch::new();
    if !(has("bash") && scratch.git(&["init", "--quiet"])) {
        eprintln!("skipped: bash and git are wanted");
        return;
    }
    scratch.write("other.yaml", BASE);
    assert!(scratch.git(&["add", "."]) && scratch.git(&["commit", "--quiet", "-m", "one"]));
    let variables = [("SPEC", "openapi.yaml"), ("BASE", "HEAD")];
    let output = run(&scratch, "Compare", &variables);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(scratch.read("../output"), "wire=ok\nrust=none\ncode=0\n");
    assert!(String::from_utf8_lossy(&output.stdout).contains("openapi.yaml is new"));
}

#[test]
fn what_callers_give_is_neither_option_nor_command() {
    let scratch = Scratch::new();
    if !(has("bash") && scratch.git(&["init", "--quiet"])) {
        eprintln!("skipped: bash and git are wanted");
        return;
    }
    scratch.write("other.yaml", BASE);
    assert!(scratch.git(&["add", "."]) && scratch.git(&["commit", "--quiet", "-m", "one"]));
    let variables = [
        ("SPEC", "-x%0A::error::y\n::stop-commands::z\r"),
        ("BASE", "HEAD"),
    ];
    let output = run(&scratch, "Compare", &variables);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{output:?}");
    let expected = "::notice title=oasmith diff::-x%250A::error::y?::stop-commands::z? is new: there is nothing to compare with\n";
    assert_eq!(said, expected);
    for base in ["--upload-pack=touch ../taken", "HEAD\n::error::y"] {
        let output = run(
            &scratch,
            "Compare",
            &[("SPEC", "other.yaml"), ("BASE", base)],
        );
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(!scratch.has("../taken"));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            said,
            "::error title=oasmith diff::the input base is no revision\n"
        );
    }
}
