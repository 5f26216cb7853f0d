//! Matching by simulating an automaton: all ways through the pattern at once, a character at a time.
//!
//! Which way matched makes no difference to whether one does. So look-around assertions need no search of
//! their own at each position: one pass over the text finds all positions where one holds.

mod run;
mod threads;

use crate::program::{Instruction, Program};
use crate::steps::{OutOfSteps, Steps};
use crate::text;
use run::Entries;
use threads::Threads;

/// Whether the pattern matches somewhere.
pub(crate) fn is_match(
    program: &Program,
    text: &str,
    steps: &mut Steps,
) -> Result<bool, OutOfSteps> {
    let mut simulation = Simulation {
        program,
        text,
        steps,
        tables: Vec::new(),
        pending: Vec::new(),
    };
    for look in &program.looks {
        let mut table = Table::new(text.len());
        simulation.steps.take(text.len() as u64 / 64)?;
        let pass = Pass {
            start: look.start,
            backward: !look.behind,
            only_first: false,
        };
        simulation.pass(pass, |position| {
            table.insert(position);
            false
        })?;
        simulation.tables.push(table);
    }
    let pass = Pass {
        start: program.start,
        backward: false,
        only_first: program.is_anchored,
    };
    simulation.pass(pass, |_| true)
}

/// One pass over the text.
#[derive(Clone, Copy)]
struct Pass {
    start: u32,
    backward: bool,
    /// Whether matches may begin only where the pass does.
    only_first: bool,
}

/// The positions of a text where something holds.
struct Table(Vec<u64>);

impl Table {
    fn new(len: usize) -> Self {
        Self(vec![0; len / 64 + 1])
    }

    fn insert(&mut self, position: usize) {
        if let Some(word) = self.0.get_mut(position / 64) {
            *word |= 1 << (position % 64);
        }
    }

    fn has(&self, position: usize) -> bool {
        let word = self.0.get(position / 64).copied().unwrap_or_default();
        word >> (position % 64) & 1 == 1
    }
}

struct Simulation<'p, 's> {
    program: &'p Program,
    text: &'p str,
    steps: &'s mut Steps,
    /// Where each look-around assertion matches.
    tables: Vec<Table>,
    /// Places that are yet to be followed.
    pending: Vec<u32>,
}

impl Simulation<'_, '_> {
    /// Goes over the text, and gives each position at which the pattern matched to `matched` until that is
    /// content.
    fn pass(
        &mut self,
        pass: Pass,
        mut matched: impl FnMut(usize) -> bool,
    ) -> Result<bool, OutOfSteps> {
        let mut current = Threads::new(self.program.instructions.len());
        let mut next = Threads::new(self.program.instructions.len());
        let mut entries = vec![Entries::default(); self.program.runs.len()];
        let mut position = if pass.backward { self.text.len() } else { 0 };
        // Counts characters.
        let mut count = 0;
        loop {
            if count == 0 || !pass.only_first {
                self.follow(pass.start, (position, count), &mut current, &mut entries)?;
            }
            if current.has_matched && matched(position) {
                return Ok(true);
            }
            if current.is_empty() && pass.only_first {
                return Ok(false);
            }
            let Some((one, after)) = text::step(self.text, position, pass.backward) else {
                return Ok(false);
            };
            count += 1;
            next.clear();
            for place in current.places() {
                self.steps.take(1)?;
                match self.program.at(*place) {
                    Instruction::Set(set) if self.program.set_has(set, one) => {
                        self.follow(place + 1, (after, count), &mut next, &mut entries)?;
                    }
                    Instruction::Run(index) => {
                        let go_on = self.run(index, one, count, &mut entries);
                        if go_on.stays {
                            next.list(*place);
                        }
                        if go_on.leaves {
                            self.follow(place + 1, (after, count), &mut next, &mut entries)?;
                        }
                    }
                    _ => {}
                }
            }
            std::mem::swap(&mut current, &mut next);
            position = after;
        }
    }

    fn run(&self, index: u32, one: char, count: u64, entries: &mut [Entries]) -> run::GoesOn {
        let run = self.program.runs.get(index as usize);
        let entries = entries.get_mut(index as usize);
        match (run, entries) {
            (Some(run), Some(entries)) => {
                entries.advance(run, self.program.set_has(run.set, one), count)
            }
            _ => run::GoesOn::default(),
        }
    }

    /// Follows what consumes nothing from a place on, and lists the places that do.
    fn follow(
        &mut self,
        start: u32,
        (position, count): (usize, u64),
        threads: &mut Threads,
        entries: &mut [Entries],
    ) -> Result<(), OutOfSteps> {
        self.pending.push(start);
        while let Some(place) = self.pending.pop() {
            self.steps.take(1)?;
            let instruction = self.program.at(place);
            if let Instruction::Run(index) = instruction {
                let run = self.program.runs.get(index as usize);
                let entries = entries.get_mut(index as usize);
                if let (Some(run), Some(entries)) = (run, entries) {
                    self.steps.take(entries.enter(count))?;
                    threads.list(place);
                    if run.min == 0 && threads.visit(place) {
                        self.pending.push(place + 1);
                    }
                }
                continue;
            }
            if !threads.visit(place) {
                continue;
            }
            match instruction {
                Instruction::Set(_) => threads.list(place),
                Instruction::Match => threads.has_matched = true,
                Instruction::Split(first, second) => self.pending.extend([second, first]),
                Instruction::Jump(to) => self.pending.push(to),
                Instruction::Assertion(assertion) => {
                    if text::holds(assertion, self.text, position, &self.program.sets) {
                        self.pending.push(place + 1);
                    }
                }
                Instruction::Look(index) => {
                    let look = self.program.looks.get(index as usize);
                    let table = self.tables.get(index as usize);
                    let matches = table.is_some_and(|table| table.has(position));
                    if look.is_some_and(|look| look.negative != matches) {
                        self.pending.push(place + 1);
                    }
                }
                // Those are for backtracking only.
                Instruction::Run(_)
                | Instruction::Save(_)
                | Instruction::Forget(..)
                | Instruction::Mark(_)
                | Instruction::Progress(_)
                | Instruction::Back(_) => self.pending.push(place + 1),
            }
        }
        Ok(())
    }
}
