//! A comment of limited length.

use oasmith_spec::fit;
use oasmith_spec::sink::Fits;

use crate::sink::{Markdown, MarkdownText};

/// How many bytes are kept for what ends the comment.
const RESERVE: usize = 1200;

/// A text that may not grow beyond a limit.
pub(super) struct Room {
    limit: usize,
    /// How many of each section did not fit.
    left_out: Vec<(&'static str, usize)>,
    out: MarkdownText,
}

impl Room {
    /// A text that begins with `out` and has at most `limit` characters.
    pub(super) fn new(out: MarkdownText, limit: usize) -> Self {
        Self {
            limit,
            left_out: Vec::new(),
            out,
        }
    }

    /// Adds a short piece whatever room there is: a heading, or an end.
    pub(super) fn always(&mut self, piece: &impl Fits<Markdown>) {
        self.out.push(piece);
    }

    /// Adds a piece if it leaves room for what ends the comment.
    pub(super) fn push(&mut self, section: &'static str, piece: &MarkdownText) {
        // GitHub counts characters; bytes are never fewer.
        let length = self.out.as_str().len() + piece.as_str().len();
        if self.left_out.is_empty() && length + RESERVE <= self.limit {
            self.out.push(piece);
            return;
        }
        match self
            .left_out
            .last_mut()
            .filter(|(last, _)| *last == section)
        {
            Some((_, count)) => *count += 1,
            None => self.left_out.push((section, 1)),
        }
    }

    /// The text, with a count of what did not fit.
    pub(super) fn end(mut self) -> String {
        let count: usize = self.left_out.iter().map(|(_, count)| count).sum();
        if count > 0 {
            let parts = self.left_out.iter();
            let parts = parts.map(|(section, count)| fit!(Markdown, "{} {}", *count, *section));
            let parts = MarkdownText::joined(parts, ", ");
            self.out.push(&fit!(
                Markdown,
                "\n{} more did not fit ({}); the summary of the job has them all.\n",
                count,
                parts
            ));
        }
        self.out.into_string()
    }
}
