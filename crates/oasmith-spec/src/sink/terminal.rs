//! Text for a terminal, and for the logs in which what is printed ends.

use std::path::Path;

use super::visible::visible_lines;
use super::{Sink, SinkText, visible};

/// A terminal. Escape sequences would act there, controls and separators would forge lines, and
/// characters of the other direction would show a name as another one.
#[derive(Debug, Clone, Copy)]
pub enum Terminal {}

/// Text for a terminal.
pub type TerminalText = SinkText<Terminal>;

impl Sink for Terminal {
    /// On one line, everything visible, cut where it is very long.
    fn escape(text: &str, most: usize, out: &mut String) {
        out.push_str(&visible(text, most));
    }
}

impl TerminalText {
    /// Text of several lines, which stay; of any length.
    pub fn lines(text: &str) -> Self {
        Self::from_checked(format_args!("{}", visible_lines(text)))
    }

    /// A path. It is never cut, so that it can be copied.
    pub fn path(path: &Path) -> Self {
        Self::at_most(&path.to_string_lossy(), usize::MAX)
    }
}
