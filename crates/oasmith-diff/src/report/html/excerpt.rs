//! The place of a change and the lines around it.

use oasmith_spec::fit;
use oasmith_spec::source::{Location, Sources};

use crate::sink::{Html, HtmlText};

/// How many lines of a document stand around the place of a change.
const AROUND: usize = 3;
/// The most lines of an excerpt.
const LONGEST: usize = 14;
/// The most characters of a line of an excerpt: a line of megabytes is none.
const LONGEST_LINE: usize = 240;

/// The place as `file:line:column`.
pub(super) fn place(place: &Location) -> HtmlText {
    fit!(
        Html,
        "<p class=\"place\">{}:{}:{}</p>\n",
        HtmlText::of(&place.file),
        place.line,
        place.column
    )
}

/// The lines of a place, numbered, with a few around them; those of the place are marked.
pub(super) fn excerpt(place: &Location, sources: &Sources) -> HtmlText {
    let Some(file) = sources
        .files()
        .find(|file| sources.name(*file) == place.file)
    else {
        return HtmlText::default();
    };
    let first = place.line.saturating_sub(AROUND).max(1);
    let last = (place.end_line + AROUND).min(first + LONGEST);
    let mut lines = HtmlText::default();
    let numbered = sources.text(file).lines().enumerate().skip(first - 1);
    let numbered: Vec<(usize, &str)> = numbered.take(last + 1 - first).collect();
    let indent = indent(numbered.iter().map(|(_, line)| *line));
    for (at, line) in numbered {
        // What is indented deeply is out of sight on a narrow page.
        let line = line.get(indent..).unwrap_or("");
        let number = at + 1;
        let marked = (place.line..=place.end_line).contains(&number);
        let class = if marked { " class=\"here\"" } else { "" };
        lines.push(&fit!(
            Html,
            "<span{}><i>{}</i>{}</span>",
            class,
            number,
            HtmlText::at_most(line, LONGEST_LINE)
        ));
    }
    fit!(Html, "<pre><code>{}</code></pre>\n", lines)
}

/// How many spaces all lines begin with, blank ones aside.
fn indent<'l>(lines: impl Iterator<Item = &'l str>) -> usize {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = lines.filter(|line| !line.trim().is_empty());
    lines.map(spaces).min().unwrap_or(0)
}
