//! The lines of a text that a diagnostic shows.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Origin, Snippet};

use super::words;
use crate::diagnostic::Diagnostic;
use crate::fit;
use crate::sink::{Terminal, TerminalText};
use crate::source::{FileId, Line, Sources, Span};

/// A line of more bytes than this is shown in part.
const LONGEST_LINE: usize = 400;

/// Likewise for a line that gets longer than this by escapes.
const LONGEST_SHOWN: usize = 600;

/// How many bytes of a long line are shown before the place and from it on.
const BEFORE: usize = 60;
const AFTER: usize = 60;

/// Places of one file are shown in one excerpt if no more lines or bytes lie between them.
const NEAR_LINES: usize = 50;
const NEAR_BYTES: usize = 8192;

/// How many places beside its own a diagnostic shows; the rest is counted.
const MOST_RELATED: usize = 6;

/// A piece of one file with the places in it.
pub(super) struct Excerpt {
    file: FileId,
    /// The file's name, fit for a terminal.
    name: String,
    first: usize,
    last: usize,
    range: Range<usize>,
    marks: Vec<Mark>,
    /// The line is shown in part; then it is the only one.
    cut: Option<Cut>,
}

/// Which ends of a line are not shown.
#[derive(Debug, Clone, Copy)]
struct Cut {
    before: bool,
    after: bool,
}

/// What stands for the end of a line that is not shown.
const ELLIPSIS: &str = "…";

struct Mark {
    range: Range<usize>,
    label: String,
    primary: bool,
}

impl Excerpt {
    /// The excerpts of a diagnostic, that of its own place first, and how many places are not shown.
    pub(super) fn all(diagnostic: &Diagnostic, sources: &Sources) -> (Vec<Self>, usize) {
        let own = diagnostic.span.map(|span| (span, &diagnostic.label, true));
        let related = diagnostic.related.iter().take(MOST_RELATED);
        let related = related.map(|(span, label)| (*span, label, false));
        let mut excerpts: Vec<Self> = Vec::new();
        for (span, label, primary) in own.into_iter().chain(related) {
            let excerpt = Self::of(span, label, primary, sources);
            match excerpts.iter_mut().find(|other| other.is_near(&excerpt)) {
                Some(near) => near.join(excerpt),
                None => excerpts.push(excerpt),
            }
        }
        let more = diagnostic.related.len().saturating_sub(MOST_RELATED);
        (excerpts, more)
    }

    /// The line in which a place begins; of a place of many lines, the first.
    fn of(span: Span, label: &str, primary: bool, sources: &Sources) -> Self {
        let text = sources.text(span.file);
        let start = floor_boundary(text, span.start as usize);
        let Line { number, range } = sources.line(span.file, start);
        let start = start.min(range.end);
        let end = (span.end as usize).clamp(start, range.end);
        let (window, cut) = window_of(text, &range, start);
        let mark = Mark {
            range: start..floor_boundary(text, end.min(window.end)).max(start),
            label: words::label(label),
            primary,
        };
        Self {
            file: span.file,
            name: words::one_line(sources.name(span.file)),
            first: number,
            last: number,
            range: window,
            marks: vec![mark],
            cut,
        }
    }

    /// How many bytes stand before the first one of the text in what is shown.
    fn shift(&self) -> usize {
        let before = self.cut.is_some_and(|cut| cut.before);
        if before { ELLIPSIS.len() } else { 0 }
    }

    /// The text as it is shown: whatever would act in a terminal, or would not be seen, is escaped.
    fn shown(&self, sources: &Sources) -> TerminalText {
        let text = self.escaped(self.range.end, sources);
        let (before, after) = self.cut.map_or(("", ""), |cut| {
            let end = |is_cut| if is_cut { ELLIPSIS } else { "" };
            (end(cut.before), end(cut.after))
        });
        fit!(Terminal, "{}{}{}", before, text, after)
    }

    /// The text up to an offset of the file, escaped. What stands there is escaped as in the whole.
    fn escaped(&self, end: usize, sources: &Sources) -> TerminalText {
        let text = sources.text(self.file).get(self.range.start..end);
        TerminalText::lines(text.unwrap_or_default())
    }

    /// Where an offset of the file stands in what is shown.
    fn offset(&self, at: usize, sources: &Sources) -> usize {
        self.shift() + self.escaped(at.min(self.range.end), sources).as_str().len()
    }

    fn is_near(&self, other: &Self) -> bool {
        let lines = self.last.max(other.last) - self.first.min(other.first);
        let bytes = self.range.end.max(other.range.end) - self.range.start.min(other.range.start);
        self.file == other.file
            && self.cut.is_none()
            && other.cut.is_none()
            && lines <= NEAR_LINES
            && bytes <= NEAR_BYTES
    }

    fn join(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.range.start = self.range.start.min(other.range.start);
        self.range.end = self.range.end.max(other.range.end);
        self.marks.extend(other.marks);
    }

    /// The place without a line, where no line of the file may be shown.
    pub(super) fn place_alone<'a>(&'a self, sources: &Sources) -> Option<Origin<'a>> {
        let place = Origin::path(self.name.as_str()).line(self.first);
        (!sources.shows_lines(self.file)).then_some(place)
    }

    /// The excerpt for the renderer.
    pub(super) fn snippet<'a>(&'a self, sources: &'a Sources) -> Snippet<'a, Annotation<'a>> {
        let shown = self.shown(sources);
        let length = shown.as_str().len();
        let marks = self.marks.iter().map(move |mark| {
            let start = self.offset(mark.range.start, sources);
            let end = self.offset(mark.range.end, sources);
            let kind = if mark.primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = Some(mark.label.as_str()).filter(|label| !label.is_empty());
            kind.span(start.min(length)..end.min(length)).label(label)
        });
        Snippet::source(shown.into_string())
            .path(self.name.as_str())
            .line_start(self.first)
            .annotations(marks)
    }

    /// The renderer counts columns in what it is given. Where that is not what the file has, puts the
    /// file's column in the place of that.
    pub(super) fn correct_column(&self, sources: &Sources, rendered: &mut String) {
        let primary = self.marks.iter().find(|mark| mark.primary);
        let Some(mark) = primary.or(self.marks.first()) else {
            return;
        };
        let start = mark.range.start;
        let shown = self.escaped(start, sources);
        let (before, line) = shown
            .as_str()
            .rsplit_once('\n')
            .unwrap_or(("", shown.as_str()));
        let is_first = before.is_empty() && self.shift() > 0;
        let shown = line.chars().count() + 1 + usize::from(is_first);
        let whole = sources.locate(Span {
            file: self.file,
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(mark.range.end).unwrap_or(u32::MAX),
        });
        if whole.column == shown {
            return;
        }
        let place = format!("{}:{}:", self.name, whole.line);
        let wrong = format!("{place}{shown}\n");
        let right = format!("{place}{}\n", whole.column);
        *rendered = rendered.replacen(&wrong, &right, 1);
    }
}

/// The part of a line that is shown around a place, and whether that leaves out something.
fn window_of(text: &str, line: &Range<usize>, start: usize) -> (Range<usize>, Option<Cut>) {
    let whole = text.get(line.clone()).unwrap_or_default();
    if line.len() <= LONGEST_LINE && TerminalText::lines(whole).as_str().len() <= LONGEST_SHOWN {
        return (line.clone(), None);
    }
    let from = floor_boundary(text, start.saturating_sub(BEFORE)).max(line.start);
    let to = floor_boundary(text, start.saturating_add(AFTER)).min(line.end);
    let cut = Cut {
        before: from > line.start,
        after: to < line.end,
    };
    (from..to, Some(cut))
}

/// The last character boundary up to an offset.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
