//! Why a pattern can't be matched.

use std::fmt;

/// Why a pattern can't be compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternError {
    /// It is no regular expression of ECMA-262, for this reason.
    Invalid(&'static str),
    /// It is valid, or was not read to the end, and this stands against matching it.
    Unsupported(&'static str),
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(reason) | Self::Unsupported(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for PatternError {}
