//! Text of a comment on GitHub: CommonMark, GFM's extensions, and what GitHub makes of plain text besides
//! (mentions, issues, commits, URLs, emoji, math, alerts).
//!
//! Escaping all of that has no end, since the list grows. So text from outside stands in code only, in
//! which GitHub looks for nothing.

use oasmith_spec::sink::{Sink, SinkText, visible};

use super::SiteRoot;
use crate::report::LONGEST_SIGNATURE;
use crate::sentence::Speech;

/// Markdown, between blocks and in lines.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Markdown {}

/// Text of Markdown.
pub(crate) type MarkdownText = SinkText<Markdown>;

impl Sink for Markdown {
    /// A code span on one line, with a fence that is longer than any run of backticks in it (CommonMark
    /// 0.31, section 6.1).
    fn escape(text: &str, most: usize, out: &mut String) {
        let shown = apart(&visible(text, most));
        // There is no empty code span.
        let shown = if shown.is_empty() { "\"\"" } else { &shown };
        let fence = "`".repeat(longest_run(shown) + 1);
        // A space at either end is taken off again. `$` and a backtick side by side would begin math.
        let edges = ['`', ' ', '$'];
        let blank = shown.bytes().all(|byte| byte == b' ');
        let pad = !blank && (shown.starts_with(edges) || shown.ends_with(edges));
        let pad = if pad { " " } else { "" };
        for part in [&fence, pad, shown, pad, &fence] {
            out.push_str(part);
        }
    }
}

impl Speech for Markdown {
    fn words(words: &str) -> MarkdownText {
        let mut out = String::with_capacity(words.len());
        for c in words.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '&' => out.push_str("&amp;"),
                '\\' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '`' | '@' => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push(c),
            }
        }
        MarkdownText::from_checked(format_args!("{out}"))
    }

    fn quoted(text: &str) -> MarkdownText {
        MarkdownText::of(text)
    }
}

/// `file:line`, as a link where it is known to where.
pub(crate) fn place(file: &str, line: usize, root: Option<&SiteRoot>) -> MarkdownText {
    let name = MarkdownText::of(&format!("{file}:{line}"));
    match root.and_then(|root| root.line(file, line)) {
        // A site's URL has no character that ends a link.
        Some(url) => MarkdownText::from_checked(format_args!("[{name}]({url})")),
        None => name,
    }
}

/// A row of a table. A bar ends a cell in code as well, unless it is escaped (GFM, section 4.10).
pub(crate) fn row(cells: &[MarkdownText]) -> MarkdownText {
    let cells = cells.iter().map(|cell| cell.as_str().replace('|', "\\|"));
    let row: String = cells.map(|cell| format!("| {cell} ")).collect();
    MarkdownText::from_checked(format_args!("{row}|\n"))
}

/// A block of lines that went and lines that came.
pub(crate) fn difference(lines: &[(char, &str)]) -> MarkdownText {
    let shown: Vec<(char, String)> = lines
        .iter()
        .map(|(sign, line)| (*sign, visible(line, LONGEST_SIGNATURE)))
        .collect();
    let longest = shown.iter().map(|(_, line)| longest_run(line)).max();
    let fence = "`".repeat((longest.unwrap_or(0) + 1).max(3));
    let lines: String = shown
        .iter()
        .map(|(sign, line)| format!("{sign} {line}\n"))
        .collect();
    MarkdownText::from_checked(format_args!("{fence}diff\n{lines}{fence}\n"))
}

/// Text in which no `$` stands beside a backtick: the two of them begin and end math.
fn apart(text: &str) -> String {
    if !text.contains("$`") && !text.contains("`$") {
        return text.to_owned();
    }
    text.replace("$`", "\\u{24}`").replace("`$", "`\\u{24}")
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::{MarkdownText, difference, row};

    #[test]
    fn spans_are_longer_than_what_they_hold() {
        for (text, span) in [
            ("a", "`a`"),
            ("", "`\"\"`"),
            (" ", "` `"),
            (" a", "`  a `"),
            ("`", "`` ` ``"),
            ("a``b`", "``` a``b` ```"),
            ("a\nb\u{2028}", "`a\\nb\\u{2028}`"),
            ("$a$", "` $a$ `"),
            ("a`$b$`c", "``a`\\u{24}b\\u{24}`c``"),
        ] {
            assert_eq!(MarkdownText::of(text).as_str(), span, "{text:?}");
        }
        let run = "`".repeat(12);
        let span = MarkdownText::of(&format!("x{run}y")).into_string();
        assert_eq!(span, format!("`{run}x{run}y{run}`"));
    }

    #[test]
    fn a_bar_ends_no_cell() {
        let cells = [MarkdownText::of("a|b"), MarkdownText::of("c")];
        assert_eq!(row(&cells).as_str(), "| `a\\|b` | `c` |\n");
    }

    #[test]
    fn no_line_ends_a_block() {
        let block = difference(&[('-', "````\n````"), ('+', "~~~")]);
        assert_eq!(block.as_str(), "`````diff\n- ````\\n````\n+ ~~~\n`````\n");
    }
}
