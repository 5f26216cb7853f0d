//! Lines, and what ends them.

use super::{Line, Read, Reader, Unusual};
use crate::source::Span;

impl<'a> Reader<'a> {
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Where the line ends that this stands on.
    pub(super) fn end(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        memchr::memchr(b'\n', rest).map_or(self.text.len(), |length| at + length)
    }

    /// Where the next line begins.
    pub(super) fn after(&self, at: usize) -> usize {
        self.end(at) + 1
    }

    /// What is left of a line, without blanks at its end.
    pub(super) fn rest(&self, at: usize) -> &'a str {
        let rest = self.text.get(at..self.end(at)).unwrap_or("");
        rest.trim_end_matches(' ')
    }

    pub(super) fn skip_spaces(&self, at: usize) -> usize {
        let mut at = at;
        while self.byte(at) == Some(b' ') {
            at += 1;
        }
        at
    }

    /// Whether the line ends here, or a comment begins.
    pub(super) fn is_end(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b'\n' | b'#'))
    }

    /// Whether a dash stands here that begins an item.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.byte(at) == Some(b'-') && matches!(self.byte(at + 1), None | Some(b' ' | b'\n'))
    }

    /// The first line from here on that has something on it.
    pub(super) fn next_line(&self, from: usize) -> Read<Option<Line>> {
        let mut start = from;
        while start < self.text.len() {
            let at = self.skip_spaces(start);
            let indent = at - start;
            match self.byte(at) {
                None => return Ok(None),
                Some(b'\n') => start = at + 1,
                Some(b'#') => start = self.after(at),
                Some(_) => {
                    let rest = self.text.get(at..).unwrap_or("");
                    let marks = indent == 0 && (rest.starts_with("...") || rest.starts_with('%'));
                    // Only the first one may be there, which the caller has seen.
                    let again = indent == 0 && rest.starts_with("---") && from > 0;
                    if marks || again {
                        return Err(Unusual);
                    }
                    return Ok(Some(Line { indent, at }));
                }
            }
        }
        Ok(None)
    }

    /// Where the next line begins, if nothing else stands on this one.
    pub(super) fn line_done(&self, at: usize) -> Read<usize> {
        let after = self.skip_spaces(at);
        // A comment is set off by a space.
        let commented = self.byte(after) == Some(b'#') && after == at;
        if self.is_end(after) && !commented {
            Ok(self.after(after))
        } else {
            Err(Unusual)
        }
    }

    /// A key with its place, and where its colon ends.
    pub(super) fn key(&mut self, at: usize) -> Read<(String, Span, usize)> {
        if matches!(self.byte(at), Some(b'\'' | b'"')) {
            let (text, end) = self.quoted(at, None)?;
            let colon = self.byte(end) == Some(b':');
            let parted = matches!(self.byte(end + 1), None | Some(b' ' | b'\n'));
            return if colon && parted {
                Ok((text, self.span(at, end), end + 1))
            } else {
                Err(Unusual)
            };
        }
        let line = self.text.get(at..self.end(at)).unwrap_or("");
        let length = key_length(line).ok_or(Unusual)?;
        let text = line.get(..length).unwrap_or("");
        let usual = is_usual_start(text) && !text.ends_with(' ') && text != "<<";
        if !usual || comment(text).is_some() {
            return Err(Unusual);
        }
        Ok((text.to_owned(), self.span(at, at + length), at + length + 1))
    }
}

/// How long the key is that a line begins with; `None` where no colon ends one.
pub(super) fn key_length(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let ends = |&at: &usize| matches!(bytes.get(at + 1), None | Some(b' '));
    memchr::memchr_iter(b':', bytes).find(ends)
}

/// Where a comment begins, with the space in front of it.
pub(super) fn comment(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut before = memchr::memchr_iter(b'#', bytes).filter_map(|at| at.checked_sub(1));
    before.find(|&at| bytes.get(at) == Some(&b' '))
}

/// Whether a plain scalar may begin so, without a sign that means something.
pub(super) fn is_usual_start(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [b'-' | b'?' | b':', rest @ ..] => rest.first().is_some_and(u8::is_ascii_alphanumeric),
        [first, ..] => !b",[]{}#&*!|>'\"%@`".contains(first),
    }
}
