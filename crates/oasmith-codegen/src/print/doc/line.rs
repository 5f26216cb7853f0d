//! A line of a doc comment, and whether it may be broken.

/// A line of a doc comment without the comment's mark. It holds no line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocLine {
    text: String,
    flow: Flow,
}

/// What a line may become where it is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// It stays as it is: code, a row of a table, a heading, a definition.
    Fixed,
    /// Text of a paragraph: it may be broken, and the lines that follow begin at this column.
    Text {
        /// The column of the paragraph's text, from 0.
        indent: usize,
    },
}

impl DocLine {
    /// A line that stays as it is.
    pub(super) fn fixed(text: &str) -> Self {
        Self::new(text, Flow::Fixed)
    }

    /// A line with what may become of it.
    pub(super) fn new(text: &str, flow: Flow) -> Self {
        // A line break would end the comment. Lines come from `str::lines` or from templates, so there is none.
        let text = text.replace(['\n', '\r'], " ");
        Self { text, flow }
    }

    /// A line of the generator's own words: text, or an item of a list.
    pub(super) fn own(text: &str) -> Self {
        let indent = content_start(text);
        Self::new(text, Flow::Text { indent })
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What may become of it.
    pub fn flow(&self) -> Flow {
        self.flow
    }
}

/// The column of the text after an indentation and the mark of a list's item: where its other lines begin (CommonMark,
/// section 5.2).
fn content_start(line: &str) -> usize {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    indent + if text.starts_with("- ") { 2 } else { 0 }
}
