//! Breaks long lines of doc comments, as a person would who writes them.
//!
//! Which lines are text is known from the reader of Markdown ([`Flow`]); all others (code, tables, headings,
//! definitions of links) mean what their lines are. Where text may be broken is decided here, by what the new line
//! would begin with: Markdown gives a meaning to signs at the beginning of a line that they have nowhere else, so a
//! fence, a list or a heading could come out of the middle of a sentence.

use super::MAX_WIDTH;
use super::doc::{DocLine, Flow};

/// Gives every line of a doc comment that starts at column `used` to `emit`.
pub(super) fn wrapped<'a>(
    lines: impl Iterator<Item = &'a DocLine>,
    used: usize,
    mut emit: impl FnMut(&str),
) {
    let width = MAX_WIDTH.saturating_sub(used);
    for line in lines {
        match line.flow() {
            Flow::Text { indent }
                if !fits(line.as_str(), width) && may_be_cut(line.as_str(), indent) =>
            {
                paragraph(line.as_str(), width, indent, &mut emit);
            }
            Flow::Text { .. } | Flow::Fixed => emit(line.as_str()),
        }
    }
}

fn paragraph(line: &str, width: usize, indent: usize, emit: &mut impl FnMut(&str)) {
    let margin = " ".repeat(indent);
    let mut first = true;
    let mut rest = line;
    loop {
        // The first line has its indentation already, or the mark of a list's item in it.
        let before = if first { 0 } else { indent };
        let begins = if first { indent } else { 0 };
        let cut = break_at(rest, width.saturating_sub(before), begins);
        let line = cut.map_or(rest, |at| rest[..at].trim_end());
        if first {
            emit(line);
        } else {
            emit(&[&margin, line].concat());
        }
        let Some(at) = cut else { return };
        rest = &rest[at + 1..];
        first = false;
    }
}

/// Whether a line is text also without its end. One that begins like a fence, a rule or a definition may be none for
/// what stands at its end; and a row of a table is known by how many cells it has.
fn may_be_cut(line: &str, indent: usize) -> bool {
    let text = line.get(indent..).unwrap_or_default();
    let definition = text.starts_with('[') && text.contains("]:");
    may_begin_a_line(text) && !definition && !text.contains('|')
}

fn fits(line: &str, width: usize) -> bool {
    // Hardly a line has more bytes than columns; the others are counted.
    line.len() <= width || !has_more(line, width)
}

/// Whether a text has more characters than so many. Of a long text only those are looked at.
fn has_more(text: &str, width: usize) -> bool {
    text.chars().nth(width).is_some()
}

/// The last space that fits and may be broken at, else the first one after. None of the first `begins` bytes is one.
fn break_at(line: &str, width: usize, begins: usize) -> Option<usize> {
    if fits(line, width) {
        return None;
    }
    let mut last = None;
    for (column, (at, character)) in line.char_indices().enumerate() {
        if column > width && last.is_some() {
            break;
        }
        if character == ' ' && at > begins && may_break(&line[..at], &line[at + 1..]) {
            last = Some(at);
        }
    }
    last
}

/// Whether text may be broken between two words.
fn may_break(before: &str, after: &str) -> bool {
    // A backslash at the end of a line breaks the paragraph's line (CommonMark, section 6.7).
    !before.trim_end().ends_with('\\') && may_begin_a_line(after)
}

/// Whether text at the beginning of a line is text there, whatever follows it.
///
/// Of ASCII's signs, those are named that may; every other one begins a block somewhere in CommonMark or in GitHub's
/// additions to it. Signs beyond ASCII begin none.
pub(super) fn may_begin_a_line(text: &str) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    let word = text.split(' ').next().unwrap_or_default();
    let letter_behind = |mark: char| {
        let rest = word.trim_start_matches(mark);
        word.len() - rest.len() <= 3 && rest.starts_with(|c: char| c.is_alphanumeric() || c == '`')
    };
    match first {
        'a'..='z' | 'A'..='Z' => true,
        '"' | '\'' | '(' | ')' | '%' | '&' | '@' | ',' | '.' | ';' | '!' | '?' | '{' | '}'
        | ']' => true,
        '/' => characters.next() != Some('>'),
        '\\' | '$' => characters.next().is_some_and(|c| c != first && c != ' '),
        // One or two are code within text; three are a fence.
        '`' => !text.starts_with("```"),
        // Emphasis, and not an item or a rule.
        '*' | '_' => letter_behind(first),
        // `-1`, and not an item, a rule, an underline or a row of a table.
        '-' | '+' => characters.next().is_some_and(char::is_alphanumeric),
        '0'..='9' => !word.ends_with(['.', ')']),
        // A link, and not a footnote.
        '[' => characters.next().is_some_and(|c| c != '^' && c != ' '),
        '<' => text.starts_with("<https://") || text.starts_with("<http://"),
        first => !first.is_ascii() && !first.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::doc::Doc;
    use super::wrapped;

    /// The lines of a description at a column.
    fn wrap(text: &str, used: usize) -> Vec<String> {
        let mut doc = Doc::new();
        doc.markdown(text);
        let mut lines = Vec::new();
        wrapped(doc.lines(), used, |line| lines.push(line.to_owned()));
        lines
    }

    #[test]
    fn text_is_broken_at_spaces() {
        assert_eq!(wrap("one two three four", 90), ["one two", "three four"]);
        assert_eq!(wrap("unbreakable-as-it-is", 90), ["unbreakable-as-it-is"]);
        assert_eq!(
            wrap("long-first-word then", 90),
            ["long-first-word", "then"]
        );
        assert_eq!(wrap("größer äöü ßßß", 89), ["größer äöü", "ßßß"]);
    }

    #[test]
    fn items_of_lists_stay_items() {
        assert_eq!(wrap("- one two three", 90), ["- one two", "  three"]);
        assert_eq!(
            wrap("12. one two three", 90),
            ["12. one", "    two", "    three"]
        );
        assert_eq!(
            wrap("- one\n  - two three four", 88),
            ["- one", "  - two", "    three", "    four"]
        );
        assert_eq!(
            wrap("- one\n\n  two three four", 90),
            ["- one", "", "  two", "  three", "  four"]
        );
    }

    #[test]
    fn nothing_new_begins() {
        // Lines that began with `-`, `10.` or `#` would be a list or a heading.
        assert_eq!(wrap("minus - sign", 92), ["minus -", "sign"]);
        assert_eq!(wrap("minus - sign", 94), ["minus -", "sign"]);
        assert_eq!(wrap("ends 10. Then", 94), ["ends 10.", "Then"]);
        assert_eq!(wrap("issue # seven", 94), ["issue #", "seven"]);
        assert_eq!(wrap("to **be** bold", 94), ["to", "**be**", "bold"]);
        assert_eq!(wrap("then ~~~rust evil", 94), ["then ~~~rust", "evil"]);
        assert_eq!(wrap("then ``` evil", 94), ["then ```", "evil"]);
        assert_eq!(wrap("an `x ~~~rust y`", 94), ["an", "`x ~~~rust", "y`"]);
        // The ticks behind make it text, and would not be in its line.
        assert_eq!(wrap("```rust `` evil", 90), ["```rust `` evil"]);
        assert_eq!(wrap("= is a sign", 94), ["= is a sign"]);
        assert_eq!(wrap("a b\\\\ c", 97), ["a", "b\\\\ c"]);
    }

    #[test]
    fn code_and_tables_are_left_alone() {
        let text = "```text\nlet a = b + c + d;\n```\n\n| a table | of cells |\n|---|---|\n\n# A heading that is long";
        assert_eq!(wrap(text, 90), text.lines().collect::<Vec<_>>());
        let text = "````text\n```\nlet a = b + c + d;\n````\n\none two three";
        assert_eq!(
            wrap(text, 90).last_chunk(),
            Some(&["````", "", "one two", "three"].map(str::to_owned))
        );
        let text = "> a quotation that is long\n\n[a]: https://x.y \"a title\"\n\n[a](<https://x.y/ z> \"one two\")";
        assert_eq!(wrap(text, 90), text.lines().collect::<Vec<_>>());
    }
}
