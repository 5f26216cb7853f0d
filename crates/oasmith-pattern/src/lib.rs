//! Matches the regular expressions of JSON Schema, which are those of ECMA-262, in a bounded number of
//! steps.
//!
//! A pattern without backreferences is simulated as an automaton: its time grows with the length of
//! the text, whatever the pattern. Look-around is no exception, since only whether a text matches
//! is asked for. A pattern with backreferences backtracks, and gives up after a number of steps.
//!
//! Texts are sequences of code points, as with the `u` flag. A pattern that is invalid with this flag
//! is read in the syntax of ECMA-262's Annex B, which many patterns need.

mod backtrack;
mod char_set;
mod compile;
mod error;
mod limits;
mod linear;
mod parse;
mod program;
mod property;
mod steps;
mod syntax;
mod text;

pub use error::PatternError;
pub use steps::{OutOfSteps, Steps};

use program::Program;

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    program: Program,
}

impl Pattern {
    /// Compiles a pattern: with the `u` flag where it is valid so, else as Annex B reads it.
    ///
    /// # Errors
    ///
    /// [`PatternError::Invalid`] if it is no regular expression of ECMA-262, and
    /// [`PatternError::Unsupported`] if it is too large or can't be matched exactly.
    pub fn new(pattern: &str) -> Result<Self, PatternError> {
        let parsed = match parse::parse(pattern, true) {
            Err(PatternError::Invalid(_)) => parse::parse(pattern, false)?,
            parsed => parsed?,
        };
        let program = compile::compile(parsed)?;
        Ok(Self { program })
    }

    /// Checks that a pattern is valid with the `u` flag (JSON Schema's format `regex`).
    ///
    /// # Errors
    ///
    /// As [`Pattern::new`].
    pub fn check_unicode(pattern: &str) -> Result<(), PatternError> {
        parse::parse(pattern, true).map(drop)
    }

    /// Whether the pattern matches somewhere in a text. What the search takes is subtracted from
    /// `steps`.
    ///
    /// # Errors
    ///
    /// If the steps run out before the answer is known.
    pub fn is_match(&self, text: &str, steps: &mut Steps) -> Result<bool, OutOfSteps> {
        if self.program.backtracks {
            backtrack::is_match(&self.program, text, steps)
        } else {
            linear::is_match(&self.program, text, steps)
        }
    }

    /// Whether matching backtracks: the pattern has backreferences, so that its time may grow faster
    /// than the text.
    #[must_use]
    pub fn backtracks(&self) -> bool {
        self.program.backtracks
    }

    /// About how many bytes of memory the compiled pattern takes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.program.size()
    }
}
