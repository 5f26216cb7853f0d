//! Text of Markdown that a site renders: CommonMark, GFM's extensions, and what GitHub makes of plain text
//! besides (mentions, issues, commits, URLs, emoji, math, alerts).
//!
//! Escaping all of that has no end, since the list grows. So text from outside stands in code, in which
//! GitHub looks for nothing; and where it is prose, words that are nothing but letters stand as they are.

use super::{LONGEST, Sink, SinkText, is_invisible, visible};

/// Markdown, between blocks and in lines.
#[derive(Debug, Clone, Copy)]
pub enum Markdown {}

/// Text of Markdown.
pub type MarkdownText = SinkText<Markdown>;

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

impl MarkdownText {
    /// A row of a table. A bar ends a cell in code as well, unless it is escaped (GFM, section 4.10).
    pub fn row(cells: &[Self]) -> Self {
        let cells = cells.iter().map(|cell| cell.as_str().replace('|', "\\|"));
        let row: String = cells.map(|cell| format!("| {cell} ")).collect();
        Self::from_checked(format_args!("{row}|\n"))
    }

    /// A block of code in a language (its info string), whose fence is longer than any run of backticks in the
    /// lines (CommonMark 0.31, section 4.5). Each line is made visible, and cut after `most` characters.
    pub fn block<'t>(
        language: &'static str,
        lines: impl IntoIterator<Item = &'t str>,
        most: usize,
    ) -> Self {
        let lines = lines.into_iter().map(|line| visible(line, most));
        let lines: String = lines.map(|line| format!("{line}\n")).collect();
        let fence = "`".repeat((longest_run(&lines) + 1).max(3));
        Self::from_checked(format_args!("{fence}{language}\n{lines}{fence}\n"))
    }

    /// Prose from outside on one line: words of letters, with a mark at their end, stand as they are, and all
    /// others in code spans. So nothing in it is markup, whatever the renderer knows. It is cut after some 400
    /// characters, between words.
    pub fn prose(text: &str) -> Self {
        let mut out = String::new();
        let mut code: Vec<&str> = Vec::new();
        let mut length = 0;
        let mut cut = false;
        for word in text.split_whitespace() {
            length += word.chars().count() + 1;
            if length > LONGEST {
                cut = true;
                break;
            }
            if is_plain(word) {
                close_code(&mut code, &mut out);
                space(&mut out);
                out.push_str(word);
            } else {
                code.push(word);
            }
        }
        close_code(&mut code, &mut out);
        if cut {
            out.push_str(" …");
        }
        Self::from_checked(format_args!("{out}"))
    }
}

/// Words that follow each other stand in one span.
fn close_code(words: &mut Vec<&str>, out: &mut String) {
    if !words.is_empty() {
        space(out);
        Markdown::escape(&words.join(" "), usize::MAX, out);
        words.clear();
    }
}

fn space(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

/// Whether a word means nothing but itself wherever it stands: letters, with hyphens and apostrophes between
/// them, and a mark of a sentence behind them. Everything that is markup is ASCII, so other scripts have their
/// own marks.
fn is_plain(word: &str) -> bool {
    let letters = word.trim_end_matches(['.', ',', ';', '?', ')']);
    let letters = letters.strip_suffix(':').unwrap_or(letters);
    let letters = letters.strip_prefix('(').unwrap_or(letters);
    let is_letter = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphabetic(),
        false => !is_invisible(c),
    };
    let parts = || letters.split(['-', '\'']);
    // What is all hexadecimal may be a commit.
    let is_hash = letters.len() >= 7 && letters.bytes().all(|byte| byte.is_ascii_hexdigit());
    !is_hash && parts().all(|part| !part.is_empty() && part.chars().all(is_letter))
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
    use super::MarkdownText;

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
        assert_eq!(MarkdownText::row(&cells).as_str(), "| `a\\|b` | `c` |\n");
    }

    #[test]
    fn no_line_ends_a_block() {
        let block = MarkdownText::block("diff", ["- ````\n````", "+ ~~~"], 40);
        assert_eq!(block.as_str(), "`````diff\n- ````\\n````\n+ ~~~\n`````\n");
        let block = MarkdownText::block("text", ["abcdef"], 3);
        assert_eq!(block.as_str(), "```text\nabc…\n```\n");
    }

    #[test]
    fn prose_keeps_its_words_and_loses_its_markup() {
        for (text, prose) in [
            ("Lists pets, newest first.", "Lists pets, newest first."),
            (
                "The user's (old) read-only key: see",
                "The user's (old) read-only key: see",
            ),
            ("飼い主を登録する。", "飼い主を登録する。"),
            ("See [docs](http://x.y) now", "See `[docs](http://x.y)` now"),
            ("<b>bold</b> *em*\n# head", "`<b>bold</b> *em* #` head"),
            ("1. one", "`1.` one"),
            ("- one", "`-` one"),
            (
                "a@b.c #12 @me :tada: deadbeef GH-1",
                "`a@b.c #12 @me :tada: deadbeef GH-1`",
            ),
            ("---", "`---`"),
            ("soft\u{ad}hyphen", "`soft\\u{ad}hyphen`"),
            ("", ""),
        ] {
            assert_eq!(MarkdownText::prose(text).as_str(), prose, "{text:?}");
        }
        let long = "word ".repeat(200);
        let long = MarkdownText::prose(&long).into_string();
        assert!(long.ends_with(" word …") && long.len() < 410, "{long}");
    }
}
