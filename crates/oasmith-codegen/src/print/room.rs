//! Where text is laid out, and what rustfmt asks of laid out text.

use super::{INDENT, MAX_WIDTH};
use memchr::{memchr, memchr_iter, memrchr};
use unicode_width::UnicodeWidthStr;

/// The room for an expression or a type: rustfmt's `Shape`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The column where the block begins that the text stands in.
    pub(super) indent: usize,
    /// How many columns are taken on the first line after that.
    pub(super) offset: usize,
    /// How many columns the first line has left.
    pub(super) width: usize,
    /// Whether lines may be too long: rustfmt gives up then, and leaves them as they are.
    pub(super) is_lenient: bool,
}

impl Room {
    /// All lines from this column on.
    pub(super) fn at(indent: usize) -> Self {
        Self {
            indent,
            offset: 0,
            width: MAX_WIDTH.saturating_sub(indent),
            is_lenient: false,
        }
    }

    /// The same where no layout keeps to the width.
    pub(super) fn lenient(self) -> Self {
        Self {
            is_lenient: true,
            ..self
        }
    }

    /// Whether the first line has this many columns left.
    pub(super) fn takes(self, columns: usize) -> bool {
        self.is_lenient || columns <= self.width
    }

    /// The same after this many columns.
    pub(super) fn after(self, columns: usize) -> Option<Self> {
        Some(Self {
            offset: self.offset + columns,
            ..self.before(columns)?
        })
    }

    /// The same before this many columns.
    pub(super) fn before(self, columns: usize) -> Option<Self> {
        let width = self.width.saturating_sub(columns);
        self.takes(columns).then_some(Self { width, ..self })
    }

    /// The lines one level deeper.
    pub(super) fn below(self) -> Self {
        self.indented(INDENT)
    }

    /// The lines this many columns deeper.
    pub(super) fn indented(self, columns: usize) -> Self {
        Self {
            is_lenient: self.is_lenient,
            ..Self::at(self.indent + columns)
        }
    }

    /// Where the first line begins.
    pub(super) fn column(self) -> usize {
        self.indent + self.offset
    }

    /// How many columns stay free at the end of the first line.
    pub(super) fn overhead(self) -> usize {
        MAX_WIDTH.saturating_sub(self.column() + self.width)
    }

    /// Begins a line.
    pub(super) fn line(self, text: &mut String) {
        text.push('\n');
        for _ in 0..self.indent / INDENT {
            text.push_str("    ");
        }
        for _ in 0..self.indent % INDENT {
            text.push(' ');
        }
    }

    /// Whether text keeps to the room: rustfmt's `filtered_str_fits`.
    pub(super) fn holds(self, text: &str) -> bool {
        self.is_lenient || self.keeps(text)
    }

    /// The same, also where lines may be too long.
    pub(super) fn keeps(self, text: &str) -> bool {
        if !is_broken(text) {
            return width(text) <= self.width;
        }
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        if width(first) > self.width {
            return false;
        }
        let Some(last) = lines.clone().next_back() else {
            return true;
        };
        lines.all(|line| width(line) <= MAX_WIDTH) && width(last) <= self.column() + self.width
    }
}

/// How many columns a text takes. Wide characters (CJK) take two, as rustfmt counts.
pub(super) fn width(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => text.width(),
    }
}

/// Whether a text has several lines.
pub(super) fn is_broken(text: &str) -> bool {
    memchr(b'\n', text.as_bytes()).is_some()
}

/// How many line breaks a text has.
pub(super) fn breaks(text: &str) -> usize {
    memchr_iter(b'\n', text.as_bytes()).count()
}

/// The first line, without its end.
pub(super) fn first_line(text: &str) -> &str {
    let end = memchr(b'\n', text.as_bytes());
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The last line.
pub(super) fn last_line(text: &str) -> &str {
    let end = memrchr(b'\n', text.as_bytes());
    end.and_then(|end| text.get(end + 1..)).unwrap_or(text)
}

/// The width of the first line.
pub(super) fn first_width(text: &str) -> usize {
    width(first_line(text))
}

/// The width of the last line.
pub(super) fn last_width(text: &str) -> usize {
    width(last_line(text))
}

/// Whether the last line is nothing but closing brackets, so that more may follow on it.
pub(super) fn is_extendable(text: &str) -> bool {
    let last = last_line(text);
    last.ends_with("\"#")
        || last
            .chars()
            .all(|c| "()]}?>".contains(c) || c.is_whitespace())
}

/// Whether text that was broken on its line is better off on lines of its own.
pub(super) fn prefers_next_line(here: &str, below: &str) -> bool {
    let first = |text| first_line(text).chars().next_back();
    let (breaks_here, breaks_below) = (breaks(here), breaks(below));
    let opens = |bracket| first(here) == Some(bracket) && first(below) != Some(bracket);
    breaks_below == 0 || breaks_here > breaks_below + 1 || ['(', '{', '['].into_iter().any(opens)
}
