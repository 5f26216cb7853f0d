//! Breaks long lines of doc comments, as a person would who writes them.
//!
//! Only text is broken: code blocks, tables, headings and link definitions mean what their lines are.
//! A line is never broken before a word that would begin something else there (`-`, `1.`, `#`).

use super::MAX_WIDTH;

/// Gives every line of a doc comment that starts at column `used` to `emit`.
pub(super) fn wrapped<'a>(
    lines: impl Iterator<Item = &'a str>,
    used: usize,
    mut emit: impl FnMut(&str),
) {
    let width = MAX_WIDTH.saturating_sub(used);
    let mut fenced = false;
    for line in lines {
        let text = line.trim_start();
        if text.starts_with("```") || text.starts_with("~~~") {
            fenced = !fenced;
            emit(line);
        } else if fenced || fits(line, width) || is_fixed(text) {
            emit(line);
        } else {
            paragraph(line, width, &mut emit);
        }
    }
}

/// Whether a line would mean something else if it were broken.
fn is_fixed(text: &str) -> bool {
    let definition = text.starts_with('[') && text.contains("]:");
    text.starts_with(['#', '>', '|']) || text.contains('|') || definition
}

fn paragraph(line: &str, width: usize, emit: &mut impl FnMut(&str)) {
    let indent = " ".repeat(content_start(line));
    let mut rest = line.to_owned();
    while let Some(at) = break_at(&rest, width, indent.len()) {
        emit(rest[..at].trim_end());
        rest = format!("{indent}{}", &rest[at + 1..]);
    }
    emit(&rest);
}

fn fits(line: &str, width: usize) -> bool {
    // Hardly a line has more bytes than columns; the others are counted.
    line.len() <= width || line.chars().count() <= width
}

/// The column of the text behind an indentation and the mark of a list's item: where its other lines
/// begin (CommonMark, section 5.2).
fn content_start(line: &str) -> usize {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let mark = text.find(' ').filter(|&end| is_list_mark(&text[..end]));
    let spaces = |end| text[end..].len() - text[end..].trim_start().len();
    mark.map_or(indent, |end| indent + end + spaces(end))
}

/// `-`, `*`, `+`, `1.` or `1)`.
fn is_list_mark(word: &str) -> bool {
    let ordinal = word.strip_suffix(['.', ')']);
    matches!(word, "-" | "*" | "+")
        || ordinal.is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// The last space that fits and may be broken at, else the first one behind.
fn break_at(line: &str, width: usize, indent: usize) -> Option<usize> {
    if fits(line, width) {
        return None;
    }
    let mut last = None;
    for (column, (at, character)) in line.char_indices().enumerate() {
        if column > width && last.is_some() {
            break;
        }
        if character == ' ' && at > indent && may_begin_a_line(&line[at + 1..]) {
            last = Some(at);
        }
    }
    last
}

/// Whether text can stand at the beginning of a line and still be text.
fn may_begin_a_line(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let html = word.starts_with('<') && !word.starts_with("<http");
    let block = word.starts_with(['>', '#', '|', '=']) || word.starts_with("```");
    // A rule, an underline or a list's mark; `-1` and `**bold**` are none.
    let marks = word.chars().all(|character| "-*_+~".contains(character));
    !(word.is_empty() || html || block || marks || is_list_mark(word))
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    fn wrap(text: &str, used: usize) -> Vec<String> {
        let mut lines = Vec::new();
        wrapped(text.lines(), used, |line| lines.push(line.to_owned()));
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
    }

    #[test]
    fn nothing_new_begins() {
        // Lines that began with `-`, `10.` or `#` would be a list or a heading.
        assert_eq!(wrap("minus - sign", 92), ["minus -", "sign"]);
        assert_eq!(wrap("minus - sign", 94), ["minus -", "sign"]);
        assert_eq!(wrap("ends 10. Then", 94), ["ends 10.", "Then"]);
        assert_eq!(wrap("issue # seven", 94), ["issue #", "seven"]);
        assert_eq!(wrap("to **be** bold", 94), ["to", "**be**", "bold"]);
    }

    #[test]
    fn code_and_tables_are_left_alone() {
        let text =
            "```text\nlet a = b + c + d;\n```\n| a table | of cells |\n# A heading that is long";
        assert_eq!(wrap(text, 90), text.lines().collect::<Vec<_>>());
    }
}
