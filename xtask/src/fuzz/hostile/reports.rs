//! The reports of a change that brings the texts in, by the parsers that their readers have.

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};
use oasmith_diff::change::Changes;
use oasmith_diff::report::{self, LIMIT, Links};
use oasmith_diff::side::Side;

use super::judge::unseen;
use super::markdown;

/// Looks through every report of a change.
pub(super) fn check(base: &Side, head: &Side, findings: &mut Vec<String>) {
    let changes = oasmith_diff::compare(base, head);
    let markdown = report::markdown(&changes, &Links::default(), LIMIT);
    let github = report::github(&changes);
    if let Some(fault) = markdown_fault(&markdown) {
        findings.push(format!("the comment has {fault}"));
    }
    if let Some(line) = github.lines().find(|line| !is_command(line)) {
        findings.push(format!("GitHub reads no command of ours: {line}"));
    }
    if github.lines().count() != changes.changes.len() + 1 {
        findings.push("GitHub reads more commands than there are changes".to_owned());
    }
    for (format, text) in texts(base, head, &changes, markdown, github) {
        if let Some(c) = unseen(&text) {
            findings.push(format!("{format} prints {c:?}"));
        }
    }
}

fn texts(
    base: &Side,
    head: &Side,
    changes: &Changes,
    markdown: String,
    github: String,
) -> [(&'static str, String); 7] {
    [
        ("text", report::text(changes).into_string()),
        ("markdown", markdown),
        ("html", report::html(changes, &base.sources, &head.sources)),
        ("github", github),
        ("junit", report::junit(changes)),
        ("json", report::json(changes)),
        ("sarif", report::sarif(changes)),
    ]
}

/// Of a comment, what is not ours.
fn markdown_fault(text: &str) -> Option<String> {
    let options = markdown::options();
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    root.descendants().find_map(|node| {
        let value = &node.data.borrow().value;
        let is_ours = match value {
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::Code(_)
            | NodeValue::SoftBreak
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell
            | NodeValue::Strong => true,
            NodeValue::Heading(heading) => !heading.setext,
            NodeValue::CodeBlock(block) => match block.info.as_str() {
                "diff" => true,
                // The entries that accept a change, to be copied.
                "toml" => toml::from_str::<toml::Table>(&block.literal).is_ok(),
                _ => false,
            },
            NodeValue::Text(words) => !["pwned", "@", "://", "www.", "$"]
                .iter()
                .any(|active| words.contains(active)),
            NodeValue::HtmlBlock(block) => {
                let html = block.literal.trim_end();
                html == "<!-- oasmith-diff -->"
                    || html == "</details>"
                    || html.starts_with("<details><summary>")
            }
            _ => false,
        };
        (!is_ours).then(|| format!("{value:?}"))
    })
}

/// One of the runner's commands that reports have.
fn is_command(line: &str) -> bool {
    let names = ["error", "warning", "notice"];
    let rest = line.strip_prefix("::").unwrap_or_default();
    names.iter().any(|name| rest.starts_with(name)) && !line.contains("##[")
}
