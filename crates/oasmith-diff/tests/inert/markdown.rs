//! The comment by comrak, with every extension: whatever a renderer could make of it.

use std::sync::LazyLock;

use comrak::nodes::{ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use oasmith_diff::effect::{Bump, Effect};
use oasmith_diff::report::{self, LIMIT, Links};
use oasmith_diff::sink::SiteRoot;
use regex::Regex;

use super::Case;
use super::payload::CANARY;

const ROOT: &str = "https://site.example/blob/head/";

/// What GitHub makes something of in plain text: mentions, issues, commits, URLs, addresses, emoji, math,
/// colors, alerts.
static ACTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)@\w|#\d|GH-\d|://|www\.|\$|:[a-z0-9_+-]+:|\b[0-9a-f]{7,40}\b|\[!|\[\^|<!--")
        .expect("a pattern")
});

static DETAILS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^<details><summary>(Accept it|(Accepted|Without effect on the wire): \d+ changes? of \d+ kinds?)</summary>\n?$").expect("a pattern")
});

/// What tells the comment of one document from those of others.
static MARKER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^<!-- oasmith-diff [\w.~/%-]+ -->\n?$").expect("a pattern"));

fn options() -> Options<'static> {
    let mut options = Options::default();
    let on = &mut options.extension;
    on.strikethrough = true;
    on.table = true;
    on.autolink = true;
    on.tasklist = true;
    on.superscript = true;
    on.subscript = true;
    on.footnotes = true;
    on.inline_footnotes = true;
    on.description_lists = true;
    on.multiline_block_quotes = true;
    on.alerts = true;
    on.math_dollars = true;
    on.math_code = true;
    on.wikilinks_title_after_pipe = true;
    on.underline = false;
    on.spoiler = true;
    on.greentext = true;
    on.highlight = true;
    on.insert = true;
    on.shortcodes = true;
    on.header_id_prefix = Some(String::new());
    options
}

pub(crate) fn check(case: &Case) {
    let root = SiteRoot::new(ROOT);
    // Half of the payloads with links, the others without.
    let root = root.filter(|_| case.payload.len().is_multiple_of(2));
    let links = Links {
        base: root.clone(),
        head: root,
        document: Some(format!("a/{}--> b", case.payload)),
    };
    read(case, &report::markdown(&case.changes, &links, LIMIT));
}

fn read(case: &Case, text: &str) {
    assert!(MARKER.is_match(text.lines().next().expect("a line")));
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    let (mut findings, mut items, mut markers, mut details) = (0, 0, 0, 0);
    for node in root.descendants() {
        let value = &node.data.borrow().value;
        let context = || format!("{}: {value:?}\n{text}", case.name());
        match value {
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::Code(_)
            | NodeValue::SoftBreak => {}
            NodeValue::Heading(heading) => {
                assert!(
                    !heading.setext && matches!(heading.level, 2..=4),
                    "{}",
                    context()
                );
                findings += usize::from(heading.level == 4);
            }
            NodeValue::CodeBlock(block) => {
                assert!(["diff", "toml"].contains(&&*block.info), "{}", context());
            }
            NodeValue::List(list) => {
                assert!(
                    list.list_type == ListType::Bullet && !list.is_task_list,
                    "{}",
                    context()
                );
            }
            NodeValue::Item(_) => items += 1,
            NodeValue::Table(table) => assert_eq!(table.num_columns, 2, "{}", context()),
            NodeValue::TableRow(_) | NodeValue::TableCell => {}
            NodeValue::Strong => {}
            NodeValue::Text(words) => {
                assert!(!words.contains(CANARY), "{}", context());
                let active = ACTIVE.find(words).map(|found| found.as_str());
                assert_eq!(active, None, "{}", context());
            }
            NodeValue::Link(link) => {
                assert!(
                    link.url.starts_with(ROOT) && !link.url.contains("/../"),
                    "{}",
                    context()
                );
                assert!(link.title.is_empty(), "{}", context());
            }
            NodeValue::HtmlBlock(block) if MARKER.is_match(&block.literal) => markers += 1,
            NodeValue::HtmlBlock(block) if block.literal.trim_end() == "</details>" => details -= 1,
            NodeValue::HtmlBlock(block) => {
                assert!(DETAILS.is_match(&block.literal), "{}", context());
                details += 1;
            }
            _ => panic!("{}", context()),
        }
    }
    assert_eq!((markers, details), (1, 0), "{}", case.name());
    if !text.contains("did not fit") {
        let grave = |change: &&oasmith_diff::change::Change| {
            let weighs = change.worst() > Effect::Ok || change.rust == Bump::Major;
            change.accepted.is_none() && weighs
        };
        let counts = &case.changes.summary.counts;
        let is_major = case.changes.summary.rust == Bump::Major;
        let steps = usize::from(counts.errors > 0)
            + usize::from(counts.breaking > 0)
            + usize::from(is_major);
        let grave = case.changes.changes.iter().filter(grave).count();
        let listed = case.changes.changes.len() - grave + counts.errors;
        let expected = (grave, listed + steps);
        assert_eq!((findings, items), expected, "{}\n{text}", case.name());
    }
}

#[test]
fn a_name_that_does_no_harm_can_be_copied() {
    for name in [
        "plain", "a`b", "``", "`a", "a|b", " a ", "a  b", "<b>", "&lt;", "日本", "a\\`b", "*",
        "x$y",
    ] {
        let case = Case::new(super::Place::Property, name).expect("a document");
        let text = report::markdown(&case.changes, &Links::default(), LIMIT);
        let arena = Arena::new();
        let options = options();
        let root = parse_document(&arena, &text, &options);
        let shown = format!("Pet.{name}");
        let is_name =
            |value: &NodeValue| matches!(value, NodeValue::Code(code) if code.literal == shown);
        assert!(
            root.descendants()
                .any(|node| is_name(&node.data.borrow().value)),
            "{name}\n{text}"
        );
    }
}
