//! How a value that is checked is written.

use crate::print::{Snippet, snippet};

/// Where a value stands, in the spellings in which it is needed.
pub(super) struct Place {
    /// For methods: `self.name`, `value`.
    pub(super) base: Snippet,
    /// As a reference: `&self.name`, `value`.
    pub(super) reference: Snippet,
    /// As a number: `self.name`, `*value`.
    pub(super) number: Snippet,
}

impl Place {
    pub(super) fn field(path: &Snippet) -> Self {
        Self {
            base: path.clone(),
            reference: snippet!("&{}", path),
            number: path.clone(),
        }
    }

    pub(super) fn variable(name: &'static str) -> Self {
        Self {
            base: name.into(),
            reference: name.into(),
            number: snippet!("*{}", name),
        }
    }
}
