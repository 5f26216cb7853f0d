//! Generated Markdown, as comrak reads it with every extension.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

/// What somebody's text did in a file, if anything: there is one comment, a link to a file beside it, and nothing but
/// words, code, headings, lists and tables.
pub(super) fn fault(text: &str) -> Option<String> {
    let hidden = |c: &char| *c != '\n' && oasmith_spec::sink::is_invisible(*c);
    if let Some(c) = text.chars().find(hidden) {
        return Some(format!("{c:?} is not seen"));
    }
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    let mut comments = 0;
    for node in root.descendants() {
        let value = &node.data.borrow().value;
        match value {
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::Heading(_)
            | NodeValue::Code(_)
            | NodeValue::SoftBreak
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell => {}
            NodeValue::CodeBlock(block) if ["toml", "rust"].contains(&block.info.as_str()) => {}
            NodeValue::Link(link) if link.url == "reference.md" => {}
            NodeValue::HtmlBlock(block) if block.literal.starts_with("<!-- @generated") => {
                comments += 1;
            }
            NodeValue::Text(words) if !words.contains(['@', '#', '$', '<']) => {}
            other => return Some(format!("{other:?}")),
        }
    }
    (comments != 1).then(|| format!("{comments} comments"))
}

/// Every extension that gives text a meaning.
pub(super) fn options() -> Options<'static> {
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
    on.alerts = true;
    on.math_dollars = true;
    on.math_code = true;
    on.spoiler = true;
    on.highlight = true;
    on.insert = true;
    on.shortcodes = true;
    options
}
