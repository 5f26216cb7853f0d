//! Random Markdown, which must come out as docs in which rustdoc finds nothing to test, to resolve
//! or to warn of. The judge is the parser that rustdoc uses.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

use super::Doc;

/// What descriptions are made of, and what they are not meant to be made of.
const PIECES: [&str; 64] = [
    "word ",
    "two words",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "    ",
    "  ",
    " ",
    "\t",
    "\r\n",
    "\r",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "10) ",
    "> ",
    ">",
    "```",
    "```rust",
    "```\n",
    "~~~",
    "~~~ text",
    "`",
    "``",
    "[",
    "]",
    "[a]",
    "[a](b)",
    "[a](https://x.y/z)",
    "[a][b]",
    "[a]: b",
    "[a]: https://x.y \"t\"",
    "![i](j)",
    "[^1]",
    "[^1]: ",
    "<b>",
    "</b>",
    "<T>",
    "<br>",
    "<!-- ",
    "-->",
    "<?x",
    "<a href='",
    "<https://x.y>",
    "https://x.y/a_b",
    "http://",
    "(https://x.y)",
    "\\",
    "&lt;",
    "&#91;",
    "*/",
    "/*",
    "\"#",
    "# ",
    "===\n",
    "---\n",
    "| a | b |\n|---|---|\n",
    "- [ ] ",
    "$x$",
    "\u{202e}",
    "\u{0}",
];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn text(&mut self) -> String {
        let length = 1 + self.below(14);
        (0..length)
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }
}

fn documented(text: &str) -> String {
    let mut doc = Doc::new();
    doc.markdown(text);
    doc.lines().collect::<Vec<_>>().join("\n")
}

/// What rustdoc would object to.
fn fault(docs: &str) -> Option<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut broken = |_: BrokenLink<'_>| Some((CowStr::Borrowed("broken"), CowStr::Borrowed("")));
    let parser = Parser::new_with_broken_link_callback(docs, options, Some(&mut broken));
    for (name, definition) in parser.reference_definitions().iter() {
        if !definition.dest.starts_with("http") {
            return Some(format!("the definition of {name}"));
        }
    }
    for event in parser {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                return Some("an indented block".to_owned());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info != "text" => {
                return Some(format!("a block of {info:?}"));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if !matches!(link_type, LinkType::Autolink | LinkType::Email)
                && !dest_url.starts_with("http") =>
            {
                return Some(format!("a link to {dest_url}"));
            }
            Event::Start(Tag::Image { dest_url, .. }) if !dest_url.starts_with("http") => {
                return Some(format!("an image at {dest_url}"));
            }
            Event::Html(html) | Event::InlineHtml(html) if !html.starts_with("<br") => {
                return Some(format!("HTML: {html}"));
            }
            Event::TaskListMarker(_) => return Some("a task".to_owned()),
            Event::FootnoteReference(_) | Event::Start(Tag::FootnoteDefinition(_)) => {
                return Some("a footnote".to_owned());
            }
            _ => {}
        }
    }
    let odd = |c: char| c != '\n' && crate::print::literal::is_unclear(c);
    docs.contains(odd).then(|| "what can't be seen".to_owned())
}

#[test]
fn random_markdown_comes_out_as_harmless_docs() {
    let mut random = Random(1);
    let mut faults = Vec::new();
    for _ in 0..20_000 {
        let text = random.text();
        let docs = documented(&text);
        if let Some(fault) = fault(&docs) {
            faults.push(format!("{fault}:\n{text:?}\n{docs:?}"));
        }
        if documented(&docs) != docs {
            faults.push(format!("changes again:\n{text:?}\n{docs:?}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..faults.len().min(8)].join("\n")
    );
}
