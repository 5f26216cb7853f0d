//! The step budget of a search.

use std::fmt;

/// How many steps a search may take. A step is a few nanoseconds.
#[derive(Debug, Clone)]
pub struct Steps {
    left: u64,
}

impl Steps {
    /// A budget of so many steps.
    #[must_use]
    pub const fn new(steps: u64) -> Self {
        Self { left: steps }
    }

    /// How many are left.
    #[must_use]
    pub const fn left(&self) -> u64 {
        self.left
    }

    /// Subtracts steps.
    pub(crate) fn take(&mut self, count: u64) -> Result<(), OutOfSteps> {
        match self.left.checked_sub(count) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(OutOfSteps)
            }
        }
    }
}

/// A search took all of its steps without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfSteps;

impl fmt::Display for OutOfSteps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("matching the pattern takes too many steps")
    }
}

impl std::error::Error for OutOfSteps {}
