//! The comments around a node, where its text is YAML in block style.

use crate::source::{Sources, Span};

/// What stands above a node.
#[derive(Debug, Default)]
pub(super) struct Above<'s> {
    /// The comments, without their indentation; empty lines between them.
    pub(super) lines: Vec<&'s str>,
    /// Whether an empty line stands above all that.
    pub(super) after_blank: bool,
}

/// The comments on the lines above a node that is the first on its line. They stand in its column: what is further in
/// may be a line of a block scalar.
pub(super) fn above(span: Span, sources: &Sources) -> Above<'_> {
    let mut above = Above::default();
    if !sources.shows_lines(span.file) {
        return above;
    }
    let text = sources.text(span.file);
    let Some(before) = text.get(..span.start as usize) else {
        return above;
    };
    let (rest, line) = before.rsplit_once('\n').unwrap_or(("", before));
    if !line.chars().all(|c| matches!(c, ' ' | '-')) {
        return above;
    }
    let column = line.len() - line.trim_start_matches(' ').len();
    let has_lines_above = before.contains('\n');
    let mut blanks = 0;
    for line in rest.lines().rev().take_while(|_| has_lines_above) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blanks += 1;
            continue;
        }
        if !trimmed.starts_with('#') || line.len() - line.trim_start().len() != column {
            break;
        }
        if blanks > 0 {
            above.lines.push("");
            blanks = 0;
        }
        above.lines.push(trimmed);
    }
    above.after_blank = blanks > 0;
    above.lines.reverse();
    above
}

/// The comment after a scalar, on its line.
pub(super) fn after(span: Span, sources: &Sources) -> Option<&str> {
    comment(rest_of_line(span, sources)?)
}

/// The comment after a key and its colon.
pub(super) fn after_key(span: Span, sources: &Sources) -> Option<&str> {
    let rest = rest_of_line(span, sources)?.trim_start();
    comment(rest.strip_prefix(':')?)
}

fn rest_of_line(span: Span, sources: &Sources) -> Option<&str> {
    if !sources.shows_lines(span.file) {
        return None;
    }
    let rest = sources.text(span.file).get(span.end as usize..)?;
    rest.lines().next()
}

fn comment(rest: &str) -> Option<&str> {
    let comment = rest.trim();
    (rest.starts_with([' ', '\t']) && comment.starts_with('#')).then_some(comment)
}
