//! What a pattern is compiled to.

use crate::char_set::{CharRange, CharSet};
use crate::syntax::Assertion;

/// The instructions of a pattern. Both ways of matching follow them; those about captures and marks are
/// there only where matching backtracks.
#[derive(Debug, Default)]
pub(crate) struct Program {
    pub(crate) instructions: Vec<Instruction>,
    /// Where the pattern itself begins.
    pub(crate) start: u32,
    pub(crate) sets: Vec<CharSet>,
    pub(crate) runs: Vec<Run>,
    /// In an order in which each comes after those within it.
    pub(crate) looks: Vec<LookProgram>,
    /// The groups that a backreference may mean.
    pub(crate) backs: Vec<Vec<u32>>,
    /// How many positions of captures there are, two for each group.
    pub(crate) slots: usize,
    /// How many marks there are.
    pub(crate) marks: usize,
    /// Whether it matches only where a text starts.
    pub(crate) is_anchored: bool,
    /// Whether it has backreferences, which no automaton can follow.
    pub(crate) backtracks: bool,
}

/// One instruction.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Instruction {
    /// Consumes a code point of a set.
    Set(u32),
    /// Consumes as many code points of a set as a run says.
    Run(u32),
    /// Goes on at the first, or else at the second.
    Split(u32, u32),
    Jump(u32),
    Assertion(Assertion),
    /// Goes on if a look-around assertion holds.
    Look(u32),
    /// Remembers the position in a slot.
    Save(u32),
    /// Forgets the groups from the first up to the second.
    Forget(u32, u32),
    /// Remembers where a repetition began.
    Mark(u32),
    /// Fails if nothing was consumed since the mark.
    Progress(u32),
    /// Consumes what a group captured.
    Back(u32),
    Match,
}

/// A repeated set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) set: u32,
    pub(crate) min: u32,
    /// `u32::MAX` is without end.
    pub(crate) max: u32,
    pub(crate) greedy: bool,
}

/// A look-around assertion.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LookProgram {
    pub(crate) start: u32,
    pub(crate) behind: bool,
    pub(crate) negative: bool,
}

impl Program {
    pub(crate) fn at(&self, place: u32) -> Instruction {
        let instruction = self.instructions.get(place as usize);
        instruction.copied().unwrap_or(Instruction::Match)
    }

    pub(crate) fn set_has(&self, set: u32, one: char) -> bool {
        self.sets
            .get(set as usize)
            .is_some_and(|set| set.contains(one))
    }

    pub(crate) fn size(&self) -> usize {
        let ranges: usize = self.sets.iter().map(|set| set.ranges().len()).sum();
        size_of::<Self>()
            + self.instructions.len() * size_of::<Instruction>()
            + self.runs.len() * size_of::<Run>()
            + self.sets.len() * size_of::<CharSet>()
            + ranges * size_of::<CharRange>()
    }
}
