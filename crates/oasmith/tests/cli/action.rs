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

/// What a workflow has beside the files of its checkout. The checkout is a repository with one commit.
struct Workflow(Scratch);

/// Documents by their names, as they are in the commit.
type Documents<'a> = &'a [(&'a str, &'a str)];

/// GitHub's command: it knows the comments that a file has, notes what it is called with, and writes comments unless
/// there is a file `forbidden`.
const GH: &str = r#"#!/bin/sh
printf '%s\n' "$*" >> ../asked
case "$*" in
  *--method*) [ ! -e ../forbidden ] || { echo "gh: Resource not accessible by integration (HTTP 403)" >&2; exit 1; } ;;
  *) cat ../known ;;
esac
"#;

impl Workflow {
    /// `None` where there is no bash, jq or git.
    fn new(documents: Documents<'_>) -> Option<Self> {
        let scratch = Scratch::new();
        let git = ["init", "--quiet", "--initial-branch=main"];
        if !(has("bash") && has("jq") && scratch.git(&git)) {
            eprintln!("skipped: bash, jq and git are wanted");
            return None;
        }
        for (name, text) in documents {
            scratch.write(name, text);
        }
        assert!(scratch.git(&["add", "."]) && scratch.git(&["commit", "--quiet", "-m", "one"]));
        scratch.write("../runner/oasmith-command/.keep", "");
        let command = scratch.path("../runner/oasmith-command/oasmith");
        std::fs::copy(env!("CARGO_BIN_EXE_oasmith"), command).expect("the command");
        scratch.write("../bin/gh", GH);
        scratch.write("../known", "[]");
        let chmod = Command::new("chmod")
            .arg("+x")
            .arg(scratch.path("../bin/gh"))
            .status();
        assert!(chmod.is_ok_and(|it| it.success()));
        Some(Self(scratch))
    }

    /// Runs a step as a workflow does.
    fn run(&self, step: &str, variables: &[(&str, &str)]) -> Output {
        let path = std::env::var("PATH").unwrap_or_default();
        let bin = self.0.path("../bin");
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c"])
            .arg(script(step))
            .current_dir(self.0.path("."))
            .env("PATH", format!("{}:{path}", bin.display()))
            .env("RUNNER_TEMP", self.0.path("../runner"))
            .env("GITHUB_OUTPUT", self.0.path("../output"))
            .env("GITHUB_STEP_SUMMARY", self.0.path("../summary"))
            .env("GITHUB_REPOSITORY", "owner/name")
            .env("GITHUB_REF", "refs/heads/topic")
            .env("SITE", "https://github.com/owner/name/blob")
            .env("HEAD_SHA", "0123")
            .envs(variables.iter().copied());
        command.output().expect("bash")
    }

    /// Compares a document with a revision; what is printed.
    fn compare(&self, spec: &str, base: &str, variables: &[(&str, &str)]) -> String {
        self.0.write("../output", "");
        let given = [("SPEC", spec), ("BASE", base), ("FAIL_ON", "breaking")];
        let output = self.run("Compare", &[&given, variables].concat());
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// An output of the step that ran last.
    fn output(&self, name: &str) -> Option<String> {
        let outputs = self.0.read("../output");
        let values = outputs.lines().filter_map(|line| line.split_once('='));
        let mut named = values.filter(|(known, _)| *known == name);
        named.next().map(|(_, value)| value.to_owned())
    }

    /// Writes the comment of a document that was compared; what is printed, and what GitHub was asked to write.
    fn comment(&self, spec: &str) -> (String, String) {
        self.0.write("../asked", "");
        let marker = self.output("marker").expect("a marker");
        let variables = [
            ("SPEC", spec),
            ("MARKER", marker.as_str()),
            ("WIRE", "breaking"),
            ("RUST", "major"),
            ("NUMBER", "7"),
        ];
        let output = self.run("Comment", &variables);
        assert!(output.status.success(), "{output:?}");
        let asked = self.0.read("../asked");
        let mut written = asked.lines().filter(|line| line.contains("--method"));
        let written = written.next().unwrap_or_default().to_owned();
        (
            String::from_utf8_lossy(&output.stdout).into_owned(),
            written,
        )
    }
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    found.is_ok_and(|output| output.status.success())
}

#[test]
fn the_action_and_the_workflows_are_yaml() {
    for step in ["Version", "Build", "Check", "Compare", "Comment", "Verdict"] {
        let script = script(step);
        // What callers give stands in the environment.
        assert!(!script.is_empty() && !script.contains("${{"), "{step}");
    }
    let workflows = std::fs::read_dir(root().join(".github/workflows")).expect("workflows");
    for workflow in workflows {
        let name = workflow.expect("a file").file_name();
        let path = format!(".github/workflows/{}", name.display());
        assert!(tree(&path).get("jobs").is_some(), "{path}");
    }
}

/// A name that is no option, no path of a URL as it is, and no part of a Markdown or HTML text.
const ODD: &str = "-x `a` --> %.yaml";

/// The same in a marker.
const ODD_PATH: &str = "-x%20%60a%60%20--%3E%20%25.yaml";

#[test]
fn changes_are_annotated_and_judged() {
    let Some(workflow) = Workflow::new(&[("openapi.yaml", BASE)]) else {
        return;
    };
    workflow.0.write("openapi.yaml", HEAD);
    let said = workflow.compare("openapi.yaml", "HEAD", &[]);
    assert!(said.contains("title=operation-removed::"), "{said}");
    let outputs = workflow.0.read("../output");
    let expected = "wire=breaking\nrust=major\nmarker=<!-- oasmith-diff openapi.yaml -->\ncode=1\n";
    assert_eq!(outputs, expected);
    let comment = workflow.0.read("../runner/comment.md");
    let beginning = "<!-- oasmith-diff openapi.yaml -->\n\n`openapi.yaml`\n\n<!-- oasmith-diff openapi.yaml -->\n## ";
    assert!(comment.starts_with(beginning), "{comment}");
    assert!(comment.contains("/openapi.yaml#L6"), "{comment}");
    assert!(
        !comment.contains("/blob/HEAD/"),
        "links stay when the branch goes on: {comment}"
    );
    assert!(workflow.0.read("../summary").contains("operation-removed"));
    let verdict = workflow.run("Verdict", &[("CODE", "1")]);
    assert_eq!(verdict.status.code(), Some(1));
    let never = workflow.compare("openapi.yaml", "HEAD", &[("FAIL_ON", "never")]);
    assert!(never.contains("title=operation-removed::"), "{never}");
    assert_eq!(workflow.output("code").as_deref(), Some("0"));
}

#[test]
fn each_document_has_a_comment_of_its_own() {
    let names = [
        "openapi.yaml",
        "openapi.yaml2",
        "an api/v1.yaml",
        "-x.yaml",
        ODD,
    ];
    let documents = names.map(|name| (name, BASE));
    let Some(workflow) = Workflow::new(&documents) else {
        return;
    };
    let mut markers = Vec::new();
    for name in names {
        workflow.0.write(name, HEAD);
        let said = workflow.compare(name, "HEAD", &[]);
        assert!(said.contains("title=operation-removed::"), "{name}: {said}");
        assert_eq!(workflow.output("code").as_deref(), Some("1"), "{name}");
        let (_, written) = workflow.comment(name);
        let expected = "--method POST repos/owner/name/issues/7/comments --field body=@";
        assert!(written.contains(expected), "{name}: {written}");
        markers.push(workflow.output("marker").expect("a marker"));
    }
    assert_eq!(markers[2], "<!-- oasmith-diff an%20api/v1.yaml -->");
    assert_eq!(markers[4], format!("<!-- oasmith-diff {ODD_PATH} -->"));
    // Now each has one, after a comment of somebody else that names all of them.
    let somebody = format!(r#"{{"id": 1, "body": "I saw {}"}}"#, markers.join(" "));
    let comment =
        |(at, marker): (usize, &String)| format!(r#"{{"id": 4{at}, "body": "{marker}\n\nold"}}"#);
    let comments: Vec<String> = markers.iter().enumerate().map(comment).collect();
    // Two pages of them.
    let known = format!("[{somebody}]\n[{}]", comments.join(", "));
    workflow.0.write("../known", known);
    for (at, name) in names.iter().enumerate() {
        workflow.compare(name, "HEAD", &[]);
        let (_, written) = workflow.comment(name);
        let expected = format!("--method PATCH repos/owner/name/issues/comments/4{at} ");
        assert!(written.contains(&expected), "{name}: {written}");
    }
}

#[test]
fn a_token_that_can_only_read_is_no_failure() {
    let Some(workflow) = Workflow::new(&[(ODD, BASE)]) else {
        return;
    };
    workflow.0.write(ODD, HEAD);
    workflow.compare(ODD, "HEAD", &[]);
    workflow.0.write("../forbidden", "");
    let (said, written) = workflow.comment(ODD);
    let notice = "::notice title=oasmith diff::-x `a` --> %25.yaml: wire breaking, Rust major. The token can't write";
    assert!(
        said.starts_with(notice) && said.lines().count() == 1,
        "{said}"
    );
    assert!(written.contains("--method POST"), "{written}");
    // The list of comments can't be read either.
    std::fs::remove_file(workflow.0.path("../known")).expect("it is there");
    let (said, written) = workflow.comment(ODD);
    assert!(
        said.starts_with(notice) && written.is_empty(),
        "{said}{written}"
    );
    assert!(workflow.0.read("../summary").contains("operation-removed"));
    assert_eq!(
        workflow.output("code").as_deref(),
        Some("1"),
        "the verdict stays"
    );
}

#[test]
fn the_first_push_of_a_branch_is_compared_with_the_default_branch() {
    let Some(workflow) = Workflow::new(&[("openapi.yaml", BASE)]) else {
        return;
    };
    // The checkout has the branch that was pushed, and no other.
    assert!(
        workflow
            .0
            .git(&["clone", "--quiet", "--bare", ".", "../origin.git"])
    );
    assert!(
        workflow
            .0
            .git(&["remote", "add", "origin", "../origin.git"])
    );
    assert!(
        workflow
            .0
            .git(&["checkout", "--quiet", "--orphan", "topic"])
    );
    workflow.0.write("openapi.yaml", HEAD);
    assert!(workflow.0.git(&["add", "."]) && workflow.0.git(&["commit", "--quiet", "-m", "two"]));
    assert!(workflow.0.git(&["branch", "--quiet", "-D", "main"]));
    let zeros = "0".repeat(40);
    for before in [zeros.as_str(), ""] {
        let said = workflow.compare("openapi.yaml", before, &[("DEFAULT_BRANCH", "main")]);
        assert!(said.contains("title=operation-removed::"), "{said}");
        // The first push of the default branch itself.
        let said = workflow.compare("openapi.yaml", before, &[("DEFAULT_BRANCH", "topic")]);
        let notice = "::notice title=oasmith diff::this is the first push: there is nothing to compare with\n";
        assert_eq!(said, notice);
        assert_eq!(workflow.0.read("../output"), "wire=ok\nrust=none\ncode=0\n");
    }
    // A branch of the remote by its name, and one that is not there.
    let said = workflow.compare("openapi.yaml", "main", &[]);
    assert!(said.contains("title=operation-removed::"), "{said}");
    let output = workflow.run("Compare", &[("SPEC", "openapi.yaml"), ("BASE", "nowhere")]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        said,
        "::error title=oasmith diff::the revision to compare with can't be fetched\n"
    );
}

#[test]
fn a_new_document_has_nothing_to_be_compared_with() {
    let Some(workflow) = Workflow::new(&[("other.yaml", BASE)]) else {
        return;
    };
    let said = workflow.compare("openapi.yaml", "HEAD", &[]);
    assert!(said.contains("openapi.yaml is new"), "{said}");
    assert_eq!(workflow.0.read("../output"), "wire=ok\nrust=none\ncode=0\n");
    let said = workflow.compare("-x%0A::error::y\n::stop-commands::z\r", "HEAD", &[]);
    let expected = "::notice title=oasmith diff::-x%250A::error::y?::stop-commands::z? is new: there is nothing to compare with\n";
    assert_eq!(said, expected);
}

#[test]
fn a_base_is_neither_option_nor_command() {
    let Some(workflow) = Workflow::new(&[("other.yaml", BASE)]) else {
        return;
    };
    for base in [
        "--upload-pack=touch ../taken",
        "HEAD\n::error::y",
        "main:refs/heads/other",
    ] {
        let output = workflow.run("Compare", &[("SPEC", "other.yaml"), ("BASE", base)]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(!workflow.0.has("../taken"));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            said,
            "::error title=oasmith diff::the input base is no revision\n"
        );
    }
}

#[test]
fn errors_of_the_document_are_annotations() {
    let Some(workflow) = Workflow::new(&[(ODD, BASE)]) else {
        return;
    };
    let fine = workflow.run("Check", &[("SPEC", ODD)]);
    assert!(fine.status.success() && fine.stdout.is_empty(), "{fine:?}");
    // A message with all that a workflow command gives a meaning to.
    let broken = HEAD.replace(
        "{description: All.}",
        r##"{$ref: "#/components/responses/a%0A::b\n::c,d"}"##,
    );
    for name in [ODD, "a:b,c.yaml"] {
        workflow.0.write(name, &broken);
        workflow.0.write("../output", "");
        let output = workflow.run("Check", &[("SPEC", name)]);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(workflow.output("code").as_deref(), Some("1"));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let file = name
            .replace('%', "%25")
            .replace(':', "%3A")
            .replace(',', "%2C");
        let place = format!("::error file={file},line=5,endLine=5,title=unresolved-reference::");
        assert!(
            said.starts_with(&place) && said.lines().count() == 1,
            "{said}"
        );
        assert!(said.contains("%250A::b") && !said.contains("%0A"), "{said}");
    }
    assert!(workflow.0.read("../summary").contains("1 error(s)"));
    for name in ["-", "nowhere.yaml"] {
        let output = workflow.run("Check", &[("SPEC", name)]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            said,
            "::error title=oasmith check::the input spec is no file of this checkout\n"
        );
    }
    let variables = [("SPEC", ODD), ("CONFIG", "-nowhere.toml")];
    let output = workflow.run("Check", &variables);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.starts_with("::error title=unreadable::"), "{said}");
}

/// The comment and the summary list them first, the annotations stay those of the check, and the job fails.
#[test]
fn errors_of_the_document_are_in_the_comment() {
    let Some(workflow) = Workflow::new(&[(ODD, BASE)]) else {
        return;
    };
    let broken = HEAD.replace(
        "{description: All.}",
        r##"{$ref: "#/components/responses/Missing"}"##,
    );
    workflow.0.write(ODD, &broken);
    let said = workflow.compare(ODD, "HEAD", &[("CHECK", "1")]);
    assert_eq!(said, "");
    assert_eq!(workflow.output("code").as_deref(), Some("1"));
    for report in ["../runner/comment.md", "../summary"] {
        let report = workflow.0.read(report);
        let errors = report.find("### Errors in the head").expect("a section");
        let first = report.find("\n### ").expect("a section");
        assert_eq!(errors, first + 1, "{report}");
        assert!(report.contains("unresolved-reference"), "{report}");
    }
    let (_, written) = workflow.comment(ODD);
    assert!(written.contains("POST"), "{written}");
    for (check, code, wanted) in [("1", "0", 1), ("1", "", 1), ("", "0", 0), ("", "1", 1)] {
        let output = workflow.run("Verdict", &[("CHECK", check), ("CODE", code)]);
        assert_eq!(output.status.code(), Some(wanted), "{check} {code}");
    }
}

#[test]
fn the_cache_is_of_these_sources() {
    let Some(workflow) = Workflow::new(&[("openapi.yaml", BASE)]) else {
        return;
    };
    let sources = "[workspace.package]\nversion = \"0.1.0\"\n";
    workflow.0.write("../action/Cargo.toml", sources);
    workflow.0.write("../action/Cargo.lock", "");
    workflow.0.write("../action/crates/a b/lib.rs", "// one");
    let action = workflow.0.path("../action").display().to_string();
    let variables = [
        ("GITHUB_ACTION_PATH", action.as_str()),
        ("ImageOS", "ubuntu24"),
        ("RUNNER_ARCH", "X64"),
    ];
    let key = || {
        workflow.0.write("../output", "");
        let output = workflow.run("Version", &variables);
        assert!(output.status.success(), "{output:?}");
        workflow.output("key").expect("a key")
    };
    let first = key();
    assert!(first.starts_with("oasmith-0.1.0-ubuntu24-X64-"), "{first}");
    assert_eq!(key(), first);
    workflow.0.write("../action/crates/a b/lib.rs", "// two");
    assert_ne!(key(), first);
}
