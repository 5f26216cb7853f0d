//! Nothing that a document, a path or an argument holds acts in a terminal.

use crate::scratch::Scratch;

/// Escape sequences of ESC and of C1, a title, a link, line breaks, the other direction, nothing at all, and
/// commands of runners.
const HOSTILE: &str = "\u{1b}[31m\u{9b}1m\u{1b}]8;;http://x.example\u{7}\r\u{202e}\u{2028}\u{200b}\u{e0041}##[error]x##vso[task.x]";

/// Whether a terminal or a runner would do anything but show it.
fn acts(text: &str) -> bool {
    let unseen = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.contains(unseen) || text.contains("##[") || text.contains("##vso[")
}

fn document(ty: &str, more: &str) -> String {
    let units = HOSTILE.encode_utf16();
    let name: String = units.map(|unit| format!("\\u{unit:04x}")).collect();
    format!(
        "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"{name}\", \"version\": \"1.0.0\", \"description\": \"{name}\"}},
\"paths\": {{\"/a/{name}\": {{\"get\": {{\"operationId\": \"get{name}\", \"tags\": [\"{name}\"], \"parameters\":
[{{\"name\": \"{name}\", \"in\": \"query\", \"schema\": {{\"type\": \"{ty}\", \"description\": \"{name}\"}}}}],
\"responses\": {{\"200\": {{\"description\": \"{name}\"{more}}}}}}}}}}}}}"
    )
}

#[test]
fn no_command_prints_what_acts() {
    let scratch = Scratch::with("");
    scratch.write("base.json", document("string", ""));
    scratch.write("head.json", document("integer", ""));
    let raw = format!("{}\n{HOSTILE}: [\n", document("string", ""));
    scratch.write("broken.json", &raw);
    let wrong = format!(
        ", \"content\": \"{}\", \"{}\": 1",
        HOSTILE.replace(['\u{1b}', '\u{7}', '\r'], "\u{9b}"),
        "\u{202e}"
    );
    scratch.write("wrong.json", document("string", &wrong));
    let mut runs = vec![
        vec!["check", "base.json"],
        vec!["check", "wrong.json"],
        vec!["check", "wrong.json", "--format", "json"],
        vec!["check", "broken.json"],
        vec!["dump", "base.json"],
        vec!["generate", "base.json", "--out", "out"],
        vec!["generate", "base.json", "--out", HOSTILE, "--dry-run"],
        vec!["generate", "base.json", "--out", HOSTILE, "--check"],
        vec!["generate", HOSTILE, "--out", "out"],
        vec!["check", HOSTILE],
        vec!["explain", HOSTILE],
        vec!["init", HOSTILE],
        vec!["diff", HOSTILE, "base.json"],
        vec!["changelog", "base.json", "head.json"],
    ];
    let formats = [
        "text", "json", "markdown", "html", "sarif", "junit", "github", "gitlab",
    ];
    runs.extend(formats.map(|format| vec!["diff", "base.json", "head.json", "--format", format]));
    let revision = format!("{HOSTILE}:base.json");
    runs.push(vec!["diff", &revision, "base.json"]);
    for arguments in runs {
        let run = scratch.run(&arguments);
        assert!(
            !run.out.is_empty() || !run.err.is_empty() || arguments.contains(&"--dry-run"),
            "{arguments:?}"
        );
        assert!(!acts(&run.out), "{arguments:?}\n{:?}", run.out);
        assert!(!acts(&run.err), "{arguments:?}\n{:?}", run.err);
    }
}

#[test]
fn a_revision_is_no_option_of_git() {
    let scratch = Scratch::with("");
    if !scratch.git(&["init", "--quiet"]) {
        eprintln!("skipped: git is wanted");
        return;
    }
    for revision in [
        "--output=taken:openapi.yaml",
        "-n1:openapi.yaml",
        "a\nb:openapi.yaml",
    ] {
        let run = scratch
            .run(&["diff", "--", revision, "openapi.yaml"])
            .exits(2);
        assert!(run.err.contains("is no revision"), "{}", run.err);
        assert!(!scratch.has("taken"));
    }
}

#[test]
fn links_lead_to_pages_only() {
    let scratch = Scratch::with("");
    for url in ["javascript:alert(1)", "x", "file:///etc/"] {
        scratch
            .run(&["diff", "a", "b", "--format", "markdown", "--base-url", url])
            .exits(2)
            .says("not a URL of https or http");
    }
}

#[test]
fn one_wrong_node_is_no_book() {
    let long = "k".repeat(100_000);
    for schemas in [
        format!("    A:\n      type: object\n      {long}: 1\n      required: [{long}]\n"),
        format!("    A:\n      type: {long}\n"),
        format!(
            "    A:\n      $ref: '#/components/schemas/{long}'\n    {long}b: {{type: string}}\n"
        ),
        format!("    A: {{enum: [{}]}}\n", "a, ".repeat(3000)),
        format!("    A: {{type: [{}]}}\n", "string, ".repeat(3000)),
        format!(
            "    A:\n      type: object\n      properties: {{{}}}\n",
            "a: {}, ".repeat(2000)
        ),
    ] {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
        );
        let scratch = Scratch::with(text);
        let run = scratch.run(&["check", "openapi.yaml"]);
        let first: String = schemas.chars().take(60).collect();
        assert!(run.err.len() < 8_000, "{first}: {} bytes", run.err.len());
    }
}
