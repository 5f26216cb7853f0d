//! What became of a document.

use serde::{Deserialize, Serialize};

use super::compile::Compiled;
use crate::measured::Cost;

/// A document of the corpus.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) verdict: Verdict,
    /// What the last generation gave; nothing where a limit ended it.
    pub(super) generated: Generated,
    /// Every fault of the document as it is written.
    pub(super) faults: Vec<Finding>,
    /// What the last generation took.
    pub(super) cost: Cost,
    pub(super) compiled: Option<Compiled>,
    /// In how many places rustfmt would write it otherwise, if that was looked at.
    pub(super) format: Option<usize>,
}

/// How far generation came.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// As written.
    Generated,
    /// With the lenient readings only.
    Lenient,
    /// Not at all.
    Refused,
    /// A limit or a fault of ours ended it.
    Died,
}

impl Verdict {
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Lenient => "lenient",
            Self::Refused => "refused",
            Self::Died => "died",
        }
    }
}

/// What a generation says of itself.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Generated {
    /// Whether there are files.
    pub(super) whole: bool,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    pub(super) lines: usize,
    /// The file with the most lines, and how many it has.
    pub(super) longest: (String, usize),
    /// Errors as the document was read.
    pub(super) faults: Vec<Finding>,
    /// What could not be expressed, with the reason.
    pub(super) fallbacks: Vec<Finding>,
}

/// Something at a place of a document.
#[derive(Serialize, Deserialize)]
pub(super) struct Finding {
    pub(super) line: usize,
    pub(super) column: usize,
    /// The diagnostic's code; empty for what is no diagnostic.
    pub(super) code: String,
    pub(super) text: String,
}

impl Row {
    /// Whether there is a crate.
    pub(super) fn is_generated(&self) -> bool {
        matches!(self.verdict, Verdict::Generated | Verdict::Lenient)
    }

    /// Whether it was generated and, if tried, compiled without a warning and is formatted.
    pub(super) fn is_well(&self) -> bool {
        self.is_generated()
            && self.compiled.as_ref().is_none_or(Compiled::is_well)
            && self.format.is_none_or(|places| places == 0)
    }
}
