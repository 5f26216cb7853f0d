//! Doc comments made of descriptions from outside.
//!
//! Descriptions are CommonMark and written for a website. As doc comments they must neither become
//! tests, nor links that lead nowhere, nor HTML: rustdoc warns of each of those in the user's build.

mod clean;
mod json;
mod line;
mod markup;
mod note;
#[cfg(test)]
mod random;

pub use line::{DocLine, Flow};
pub use note::deprecation_note;

use crate::print::literal::is_unclear;
use crate::print::{Code, Imports, Snippet, snippet};
use oasmith_spec::node::{Node, Value};
use std::fmt;

/// The lines of a doc comment, without the comment's mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    lines: Vec<DocLine>,
    links: Imports,
}

impl Doc {
    /// No lines yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a description from outside as paragraphs of their own. A blank one adds nothing.
    pub fn markdown(&mut self, description: &str) -> &mut Self {
        let cleaned = clean::clean(description);
        if !cleaned.is_empty() {
            self.part();
            self.lines.extend(cleaned.into_lines());
        }
        self
    }

    /// Appends the first paragraph of a description from outside.
    pub fn first_paragraph(&mut self, description: &str) -> &mut Self {
        let start = description.trim_start();
        let end = start
            .match_indices('\n')
            .find(|&(at, _)| {
                let next = start[at + 1..].lines().next().unwrap_or("");
                next.trim().is_empty()
            })
            .map_or(start.len(), |(at, _)| at);
        self.markdown(&start[..end])
    }

    /// Appends a paragraph of the generator's own words.
    pub fn paragraph(&mut self, text: &Snippet) -> &mut Self {
        self.part();
        self.line(text)
    }

    /// Appends a line right behind the last one (an item of a list, say) in the generator's own
    /// words.
    pub fn line(&mut self, text: &Snippet) -> &mut Self {
        self.lines.push(DocLine::own(text.as_str()));
        self.links.extend(text.imports().links());
        self
    }

    /// Appends an example in Rust that is compiled as a test and not run.
    pub fn example(&mut self, code: &Code) -> &mut Self {
        self.part();
        self.lines.push(DocLine::fixed("```no_run"));
        let lines = code.as_text().lines();
        self.lines.extend(lines.map(DocLine::fixed));
        self.lines.push(DocLine::fixed("```"));
        self
    }

    /// Appends a value of the document's: a scalar in a sentence, all else as a block of JSON. It is no test.
    pub fn value(&mut self, node: &Node) -> &mut Self {
        let lines = json::lines(node);
        let shown = lines.join("\n");
        if !matches!(node.value, Value::Array(_) | Value::Object(_)) {
            return self.paragraph(&snippet!("Example: {}", CodeSpan::new(&shown)));
        }
        self.paragraph(&snippet!("Example:")).part();
        let fence = "`".repeat((clean::longest_run(&shown, '`') + 1).max(3));
        self.lines.push(DocLine::fixed(&format!("{fence}json")));
        self.lines
            .extend(lines.iter().map(|line| DocLine::fixed(line)));
        self.lines.push(DocLine::fixed(&fence));
        self
    }

    /// What the lines link to.
    pub(super) fn links(&self) -> &Imports {
        &self.links
    }

    /// Whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines. None holds a line break.
    pub fn lines(&self) -> impl Iterator<Item = &DocLine> {
        self.lines.iter()
    }

    fn part(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(DocLine::fixed(""));
        }
    }
}

/// Text from outside as a code span, for the generator's own paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSpan(String);

impl CodeSpan {
    /// The largest number of characters that is shown.
    const SHOWN: usize = 160;

    /// A code span that shows this text on one line, cut where it is very long.
    pub fn new(text: &str) -> Self {
        let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'`';
        if !text.is_empty() && text.len() <= Self::SHOWN && text.bytes().all(is_plain) {
            return Self(["`", text, "`"].concat());
        }
        let mut shown: String = text
            .chars()
            .map(|c| {
                if c.is_whitespace() || is_unclear(c) {
                    ' '
                } else {
                    c
                }
            })
            .take(Self::SHOWN)
            .collect();
        if text.chars().nth(Self::SHOWN).is_some() {
            shown.push('…');
        }
        if shown.trim().is_empty() {
            shown = format!("\"{shown}\"");
        }
        let mark = "`".repeat(clean::longest_run(&shown, '`') + 1);
        let padded = shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']);
        let padding = if padded { " " } else { "" };
        Self(format!("{mark}{padding}{shown}{padding}{mark}"))
    }
}

impl fmt::Display for CodeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc(text: &str) -> String {
        let mut doc = Doc::new();
        doc.markdown(text);
        doc.lines()
            .map(DocLine::as_str)
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn prose_stays_as_it_is() {
        let text =
            "Lists *connections*, newest `first`.\n\n- one\n- two\n\nSee <https://nango.dev>.";
        assert_eq!(doc(text), text);
    }

    #[test]
    fn nothing_becomes_a_test() {
        assert_eq!(doc("```\nlet x;\n```"), "```text\nlet x;\n```");
        assert_eq!(doc("```rust,no_run\nx\n```"), "```text\nx\n```");
        assert_eq!(doc("~~~\nx\n~~~"), "~~~text\nx\n~~~");
        assert_eq!(doc("```js\nx"), "```text\nx\n```");
        assert_eq!(
            doc("Ex:\n\n    a\n\n    b\n\nend"),
            "Ex:\n\n```text\na\n\nb\n```\n\nend"
        );
        assert_eq!(doc("- [ ] ```\n- [x] b"), "- \\[ ] ```\n- \\[x] b");
        assert_eq!(doc("\tfn x() {}"), "```text\nfn x() {}\n```");
        assert_eq!(
            doc("- item\n\n      code\n\n- other"),
            "- item\n\n  ```text\n  code\n  ```\n\n- other"
        );
        // What all lines are indented by, rustdoc takes away: then the fence would be one.
        assert_eq!(doc("   a\n      ```rust\n   b"), "a\n   ```text\nb\n```");
        // Four columns are code's own.
        assert_eq!(doc("    a\n     b"), "```text\na\n b\n```");
    }

    #[test]
    fn nothing_becomes_a_link_that_leads_nowhere() {
        assert_eq!(doc("tags[end_user_id]=x"), "tags\\[end_user_id]=x");
        assert_eq!(
            doc("[Vec] and [a](Vec::new) and ![b]"),
            "\\[Vec] and \\[a](Vec::new) and !\\[b]"
        );
        assert_eq!(
            doc("[a]: b\n    c\n\n> [d]: e"),
            "\\[a]: b\n    c\n\n> \\[d]: e"
        );
        let defined = "[docs]\n\n[docs]: https://nango.dev/x";
        assert_eq!(doc(defined), defined);
        assert_eq!(
            doc("[docs](https://nango.dev/x)"),
            "[docs](https://nango.dev/x)"
        );
        assert_eq!(
            doc("see https://nango.dev/a_b_c."),
            "see <https://nango.dev/a_b_c>."
        );
        assert_eq!(doc("(http://x.y/?a=b&c=d)"), "(<http://x.y/?a=b&c=d>)");
    }

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(
            doc("Vec<String> & <b>bold</b>"),
            "Vec\\<String> & \\<b>bold\\</b>"
        );
        assert_eq!(
            doc("<script>\nalert(1)\n</script>"),
            "\\<script>\nalert(1)\n\\</script>"
        );
        assert_eq!(doc("one<br/>two"), "one<br/>two");
        assert_eq!(doc("<!-- hidden"), "\\<!-- hidden");
    }

    #[test]
    fn lazy_lines_are_indented() {
        assert_eq!(doc("- one\ntwo\n- three"), "- one\n  two\n- three");
        assert_eq!(doc("1. one\n     two"), "1. one\n   two");
        assert_eq!(doc("- one\n\n    two"), "- one\n\n  two");
        assert_eq!(doc("- `one\ntwo` three"), "- `one\n  two` three");
    }

    #[test]
    fn what_can_not_be_seen_is_left_out() {
        assert_eq!(
            doc("a\u{202e}b\u{0}c\r\nd  \n\n\n\ne\u{2028}f"),
            "abc\nd\n\ne\nf"
        );
        assert_eq!(doc(" \n\t\n"), "");
    }

    #[test]
    fn every_text_comes_to_rest() {
        for text in [
            "> quote\nlazy\n\n>     code",
            "-     code\n- ```\n  open",
            "[a]: b\n\n[a] [c][a] [^1]\n\n[^1]: note",
            "* a\n  * b\n c\n\n\n      d\n> <i>\n    e",
            "````\n```\n",
            "<div>\n\n    x\n</div>\n``` ` ```",
            "\\<b> \\\\<b> \\[a] \\\\[a]",
        ] {
            let once = doc(text);
            assert_eq!(doc(&once), once, "{text:?}");
        }
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(CodeSpan::new("a").to_string(), "`a`");
        assert_eq!(CodeSpan::new("").to_string(), "`\"\"`");
        assert_eq!(CodeSpan::new("a`b\nc").to_string(), "``a`b c``");
        assert_eq!(CodeSpan::new("`").to_string(), "`` ` ``");
        assert!(CodeSpan::new(&"x".repeat(1000)).to_string().chars().count() < 170);
    }
}
