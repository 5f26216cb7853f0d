//! Counted repetitions of one set, such as `[a-z]{1,1000}`, without writing them out.

use std::collections::VecDeque;

use crate::program::Run;

/// Where a simulation entered a run, by the number of characters before.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    /// From the first up to the last, oldest first; neighbors are joined.
    spans: VecDeque<(u64, u64)>,
}

/// How a run goes on after a character.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct GoesOn {
    /// It may consume more.
    pub(super) stays: bool,
    /// It may end here.
    pub(super) leaves: bool,
}

/// What it costs to remember one more span: memory, for which steps stand here too.
const SPAN: u64 = 8;

impl Entries {
    /// Enters the run; the steps that it costs.
    pub(super) fn enter(&mut self, count: u64) -> u64 {
        match self.spans.back_mut() {
            Some((_, last)) if *last == count => 0,
            Some((_, last)) if *last + 1 == count => {
                *last = count;
                0
            }
            _ => {
                self.spans.push_back((count, count));
                SPAN
            }
        }
    }

    /// Goes on over a character, after which `count` were read.
    pub(super) fn advance(&mut self, run: &Run, fits: bool, count: u64) -> GoesOn {
        // Whoever enters at `count` comes after the character.
        let newest = self.spans.back().is_some_and(|(_, last)| *last == count);
        if !fits {
            self.spans.clear();
            if newest {
                self.spans.push_back((count, count));
            }
            return GoesOn::default();
        }
        if run.max == u32::MAX {
            // The one that entered first can do all that the others can.
            self.spans.truncate(1);
            if let Some((first, last)) = self.spans.front_mut() {
                *last = *first;
            }
        } else {
            let oldest = count.saturating_sub(u64::from(run.max));
            while let Some((first, last)) = self.spans.front_mut() {
                if *last >= oldest {
                    *first = oldest.max(*first);
                    break;
                }
                self.spans.pop_front();
            }
        }
        match self.spans.front() {
            Some((first, _)) if *first < count => GoesOn {
                stays: true,
                leaves: count - first >= u64::from(run.min),
            },
            _ => GoesOn::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entries, GoesOn};
    use crate::program::Run;

    const STAYS: GoesOn = GoesOn {
        stays: true,
        leaves: false,
    };
    const LEAVES: GoesOn = GoesOn {
        stays: true,
        leaves: true,
    };

    #[test]
    fn a_run_ends_between_its_bounds() {
        let run = Run {
            set: 0,
            min: 2,
            max: 3,
            greedy: true,
        };
        let mut entries = Entries::default();
        entries.enter(0);
        assert_eq!(entries.advance(&run, true, 1), STAYS);
        assert_eq!(entries.advance(&run, true, 2), LEAVES);
        assert_eq!(entries.advance(&run, true, 3), LEAVES);
        assert_eq!(entries.advance(&run, true, 4), GoesOn::default());
    }

    #[test]
    fn what_enters_after_a_character_is_not_stopped_by_it() {
        let run = Run {
            set: 0,
            min: 1,
            max: 9,
            greedy: true,
        };
        let mut entries = Entries::default();
        entries.enter(0);
        entries.enter(1);
        assert_eq!(entries.advance(&run, false, 1), GoesOn::default());
        assert_eq!(entries.advance(&run, true, 2), LEAVES);
    }
}
