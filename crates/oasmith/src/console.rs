//! What the command prints: lines of which everything is seen, whatever a document, a path or an error
//! holds.

use std::env;
use std::io::{self, IsTerminal, Write};

use oasmith_spec::sink::TerminalText;

/// Prints a line to standard output: `tell!("{} is written", path)`. Template and arguments as for
/// [`fit!`](oasmith_spec::fit).
macro_rules! tell {
    ($($rest:tt)*) => {
        $crate::console::out(&oasmith_spec::fit!(oasmith_spec::sink::Terminal, $($rest)*))
    };
}

/// Likewise to standard error.
macro_rules! complain {
    ($($rest:tt)*) => {
        $crate::console::err(&oasmith_spec::fit!(oasmith_spec::sink::Terminal, $($rest)*))
    };
}

pub(crate) use {complain, tell};

/// A line on standard output.
pub(crate) fn out(line: &TerminalText) {
    // A closed pipe is no reason to fail.
    let _ = writeln!(io::stdout(), "{line}");
}

/// A line on standard error.
pub(crate) fn err(line: &TerminalText) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Text for programs, of which another type took care, or text of ours, as it is.
pub(crate) fn whole(text: &str) {
    let _ = write!(io::stdout(), "{text}");
}

/// Whether lines on standard error may have colors: they are read in a terminal that knows them, and nobody asked for
/// none by `NO_COLOR` (<https://no-color.org>).
pub(crate) fn has_colors() -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    !refused && !is_dumb && io::stderr().is_terminal()
}
