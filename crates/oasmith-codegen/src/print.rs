//! Rust text, printed the way rustfmt would (edition 2024, 100 columns, default heuristics).
//!
//! Text from outside can't get here by accident. What is written is a template, which is a literal
//! of this crate, and [`Fragment`]s: identifiers, escaped literals, sanitised docs and what was
//! made of those. There is no way to write a `String`.

mod attribute;
pub mod doc;
mod expr;
mod fit;
mod fragment;
mod imports;
mod item;
mod list;
pub mod literal;
mod one_line;
mod room;
mod seam;
pub(crate) mod section;
mod signature;
mod statement;
mod ty;
mod wrap;

pub use attribute::On;
pub use expr::{Expr, FieldValue, Link};
pub use fragment::{Fragment, Snippet};
pub(crate) use imports::version_order;
pub use imports::{Import, Imports, Seen};
pub(crate) use seam::{Divided, LONGEST_FILE};
pub use signature::FnParam;
pub use ty::Ty;

use doc::Doc;
use std::fmt::Write as _;

/// The column that no line should go beyond.
pub(crate) const MAX_WIDTH: usize = 100;
/// What one level of indentation is.
const INDENT: usize = 4;
/// The widest arguments of a call, or elements of an array, that stay on its line (rustfmt's `fn_call_width` and
/// `array_width`).
const LIST_WIDTH: usize = 60;
/// The widest chain that stays on its line (`chain_width`).
const CHAIN_WIDTH: usize = 60;
/// The widest fields of a struct literal that stay on its line (`struct_lit_width`).
const STRUCT_WIDTH: usize = 18;

/// How many bytes a [`Code`] takes when it gets its first line: few have less, and growing to this
/// from nothing would move them several times.
const FIRST_LINES: usize = 512;

/// Makes a [`Snippet`]: `snippet!("Vec<{}>", ty)`. The template must be a literal (inline `{name}`s
/// are refused), and the arguments [`Fragment`]s.
macro_rules! snippet {
    ($template:literal $(, $argument:expr)* $(,)?) => {{
        let seen = $crate::print::Seen::default();
        // `concat!` keeps `format!` from capturing variables, which would go unchecked.
        $crate::print::Snippet::from_checked(
            format_args!(concat!($template) $(, seen.checked(&$argument))*),
            seen,
        )
    }};
}

/// Writes a line into a [`Code`]: `line!(code, "let {} = {};", name, value)`. Template and arguments
/// as for `snippet!`.
macro_rules! line {
    ($code:expr, $template:literal $(, $argument:expr)* $(,)?) => {{
        let seen = $crate::print::Seen::default();
        $code.write_checked(
            format_args!(concat!($template) $(, seen.checked(&$argument))*),
            seen,
        )
    }};
}

/// Writes a line as `line!` does, and indents what follows.
macro_rules! open {
    ($code:expr, $($rest:tt)*) => {{
        $crate::print::line!($code, $($rest)*);
        $code.indent();
    }};
}

/// Ends the indentation of `open!`, and writes a line.
macro_rules! close {
    ($code:expr, $($rest:tt)*) => {{
        $code.dedent();
        $crate::print::line!($code, $($rest)*);
    }};
}

pub(crate) use {close, line, open, snippet};

/// Lines of code under construction.
#[derive(Debug, Clone, Default)]
pub struct Code {
    text: String,
    depth: usize,
    seams: Vec<seam::Seam>,
    imports: Imports,
}

impl Code {
    /// No lines yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// No lines yet; the first will stand this many levels deep (a module inside a file is one).
    pub fn at_depth(depth: usize) -> Self {
        Self {
            depth,
            ..Self::default()
        }
    }

    /// How many levels deep the next line stands.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What the lines name that a file must import. Of docs only the links count.
    pub fn imports(&self) -> &Imports {
        &self.imports
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        memchr::memchr_iter(b'\n', self.text.as_bytes()).count()
    }

    /// The lines, each with its line feed.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The lines, each with its line feed.
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// What follows stands one level deeper.
    pub fn indent(&mut self) {
        self.depth += 1;
    }

    /// What follows stands one level less deep.
    pub fn dedent(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// An empty line, unless there is one already or a block has just begun.
    pub fn blank(&mut self) {
        let begins = self.text.is_empty()
            || self.text.ends_with("\n\n")
            || (self.text.ends_with("{\n") && self.depth > 0);
        if !begins {
            self.text.push('\n');
        }
    }

    /// Appends lines that were made at the depth where they shall stand. Where they may be cut is
    /// forgotten.
    pub fn append(&mut self, lines: &Code) {
        self.text.push_str(&lines.text);
        self.imports.add(&lines.imports);
    }

    /// A snippet on a line of its own.
    pub fn snippet(&mut self, snippet: &Snippet) {
        self.begin_line();
        self.text.push_str(snippet.as_str());
        self.imports.add(snippet.imports());
        self.text.push('\n');
    }

    /// Doc comments (`///`) for the item that follows.
    pub fn doc(&mut self, doc: &Doc) {
        self.doc_lines(doc, "///");
    }

    /// Doc comments (`//!`) for the file or module that has just begun.
    pub fn inner_doc(&mut self, doc: &Doc) {
        self.doc_lines(doc, "//!");
    }

    fn doc_lines(&mut self, doc: &Doc, mark: &'static str) {
        self.imports.add(doc.links());
        let used = self.depth * INDENT + mark.len() + 1;
        wrap::wrapped(doc.lines(), used, |line| {
            self.begin_line();
            self.text.push_str(mark);
            if !line.is_empty() {
                self.text.push(' ');
                self.text.push_str(line);
            }
            self.text.push('\n');
        });
    }

    /// For `line!`.
    #[doc(hidden)]
    pub fn write_checked(&mut self, line: std::fmt::Arguments<'_>, seen: Seen) {
        self.begin_line();
        self.imports.add(&seen.into_imports());
        // Writing to a string does not fail.
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    fn begin_line(&mut self) {
        if self.text.capacity() == 0 {
            self.text.reserve(FIRST_LINES);
        }
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }

    /// The column where lines begin here.
    fn indentation(&self) -> usize {
        self.depth * INDENT
    }

    /// How many columns are left on a line here.
    fn room(&self) -> usize {
        MAX_WIDTH.saturating_sub(self.indentation())
    }
}
