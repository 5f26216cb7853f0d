//! Random Markdown, which must come out as docs in which rustdoc finds nothing to test, to resolve
//! or to warn of, at whatever column its lines are broken. The judge is the parser that rustdoc uses.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

use super::{Doc, DocLine};
use crate::print::Code;

/// What descriptions are made of, and what they are not meant to be made of.
const PIECES: [&str; 84] = [
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
    "   ",
    "      ",
    "```rust ",
    "~~~rust ",
    "`~~~rust x` ",
    " ~~~rust evil()\n",
    "<javascript:x> ",
    "[a](javascript:x)",
    "[a](<https://x.y/ b> 'c d')",
    "![i](https://x.y \"t u\")",
    "[a](https://x.y)",
    ": ",
    "+ x ",
    "3) x ",
    "#! x ",
    "= ",
    "| ",
    "-- ",
    "\\ ",
    "long enough to be broken somewhere in the middle of its words ",
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

/// The docs, broken as they are that many levels deep.
fn documented(text: &str, depth: usize) -> String {
    let mut doc = Doc::new();
    doc.markdown(text);
    let mut code = Code::at_depth(depth);
    code.doc(&doc);
    let lines = code.as_text().lines().map(|line| line.trim_start());
    let lines: Vec<&str> = lines.map(|line| &line[3..]).collect();
    dedented(&lines)
}

/// What rustdoc makes of the lines of a comment: without the indentation that all have.
fn dedented(lines: &[&str]) -> String {
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let indents = filled.map(|line| line.len() - line.trim_start().len());
    let margin = indents.min().unwrap_or(0);
    let lines = lines.iter().map(|line| line.get(margin..).unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

/// The events of Markdown, with one space where lines are broken or spaces stand.
fn events(docs: &str) -> Vec<String> {
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Whether the parser had to copy a text says nothing of it.
    let shown = |event: &Event<'_>| match event {
        Event::Code(code) => format!("Code({})", code.trim()),
        other => format!("{other:?}")
            .replace("Boxed", "Borrowed")
            .replace("\\n", " "),
    };
    let mut events: Vec<String> = Vec::new();
    let mut text = String::new();
    for event in Parser::new_ext(docs, options()) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::SoftBreak => text.push(' '),
            other => {
                events.push(joined(&std::mem::take(&mut text)));
                events.push(joined(&shown(&other)));
            }
        }
    }
    events.push(joined(&text));
    events
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// What rustdoc would object to.
fn fault(docs: &str) -> Option<String> {
    let mut broken = |_: BrokenLink<'_>| Some((CowStr::Borrowed("broken"), CowStr::Borrowed("")));
    let parser = Parser::new_with_broken_link_callback(docs, options(), Some(&mut broken));
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
            }) if link_type != LinkType::Email && !dest_url.starts_with("http") => {
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
    let loops = std::env::var("OASMITH_LOOPS").ok();
    let loops = loops.and_then(|loops| loops.parse().ok()).unwrap_or(20_000);
    let mut random = Random(1);
    let mut faults = Vec::new();
    for round in 0..loops {
        let text = random.text();
        let mut doc = Doc::new();
        doc.markdown(&text);
        let whole: Vec<&str> = doc.lines().map(DocLine::as_str).collect();
        let whole = whole.join("\n");
        // From the outermost column to one at which hardly a word fits.
        let docs = documented(&text, round % 25);
        for docs in [&whole, &docs] {
            if let Some(fault) = fault(docs) {
                faults.push(format!("{fault}:\n{text:?}\n{docs:?}"));
            }
        }
        if events(&docs) != events(&whole) {
            let (was, is) = (events(&whole), events(&docs));
            let at = was.iter().zip(&is).find(|(was, is)| was != is);
            faults.push(format!(
                "broken into something else:\n{whole:?}\n{docs:?}\n{at:?}"
            ));
        }
        let mut again = Doc::new();
        again.markdown(&whole);
        let again: Vec<&str> = again.lines().map(DocLine::as_str).collect();
        if again.join("\n") != whole {
            faults.push(format!("changes again:\n{text:?}\n{whole:?}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..faults.len().min(8)].join("\n")
    );
}
