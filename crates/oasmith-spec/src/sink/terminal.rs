//! Text for a terminal, and for the logs in which what is printed ends.

use super::visible::visible_lines;
use super::{LONGEST, Sink, SinkText, visible};
use std::fmt;
use std::path::Path;

/// A terminal. Escape sequences would act there, controls and separators would forge lines, and
/// characters of the other direction would show a name as another one.
#[derive(Debug, Clone, Copy)]
pub enum Terminal {}

/// Text for a terminal.
pub type TerminalText = SinkText<Terminal>;

impl Sink for Terminal {
    /// On one line, everything visible, cut where it is very long.
    fn escape(text: &str, out: &mut String) {
        out.push_str(&visible(text, LONGEST));
    }
}

impl TerminalText {
    /// Text of several lines, which stay; of any length.
    pub fn lines(text: &str) -> Self {
        Self::from_checked(format_args!("{}", visible_lines(text)))
    }

    /// A path. It is never cut, so that it can be copied.
    pub fn path(path: &Path) -> Self {
        Self::whole(&path.display())
    }

    /// A value on one line, of any length.
    pub fn whole(value: &dyn fmt::Display) -> Self {
        Self::from_checked(format_args!("{}", visible(&value.to_string(), usize::MAX)))
    }
}
