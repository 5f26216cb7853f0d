//! Matching by backtracking, as ECMA-262 describes it (section 22.2.2), for patterns with
//! backreferences.

use crate::limits;
use crate::program::{Instruction, Program, Run};
use crate::steps::{OutOfSteps, Steps};
use crate::text;

/// Whether the pattern matches somewhere.
pub(crate) fn is_match(
    program: &Program,
    text: &str,
    steps: &mut Steps,
) -> Result<bool, OutOfSteps> {
    let mut search = Search {
        program,
        text,
        steps,
        slots: vec![None; program.slots],
        marks: vec![0; program.marks],
        frames: Vec::new(),
    };
    let mut position = 0;
    loop {
        if search.run(program.start, position, false)? {
            return Ok(true);
        }
        match text::step(text, position, false) {
            Some((_, after)) if !program.is_anchored => position = after,
            _ => return Ok(false),
        }
    }
}

struct Search<'p, 's> {
    program: &'p Program,
    text: &'p str,
    steps: &'s mut Steps,
    /// Where groups begin and end.
    slots: Vec<Option<usize>>,
    /// Where repetitions began.
    marks: Vec<usize>,
    frames: Vec<Frame>,
}

/// What to do when a way leads nowhere.
enum Frame {
    /// Go another way.
    Choice {
        place: u32,
        position: usize,
    },
    /// A greedy run may end earlier: anywhere down to `least`.
    Shorten {
        place: u32,
        position: usize,
        least: usize,
    },
    /// A lazy run may take more; so many more at most.
    Extend {
        place: u32,
        position: usize,
        more: u32,
    },
    Slot {
        slot: usize,
        before: Option<usize>,
    },
    Mark {
        mark: usize,
        before: usize,
    },
}

impl Search<'_, '_> {
    /// Whether the instructions from a place on match at a position. Groups stay captured if they do.
    fn run(
        &mut self,
        mut place: u32,
        mut position: usize,
        backward: bool,
    ) -> Result<bool, OutOfSteps> {
        let base = self.frames.len();
        loop {
            self.steps.take(1)?;
            let goes_on = match self.program.at(place) {
                Instruction::Match => {
                    self.commit(base);
                    return Ok(true);
                }
                Instruction::Jump(to) => {
                    place = to;
                    continue;
                }
                Instruction::Split(first, second) => {
                    self.push(Frame::Choice {
                        place: second,
                        position,
                    })?;
                    place = first;
                    continue;
                }
                Instruction::Set(set) => match text::step(self.text, position, backward) {
                    Some((one, after)) if self.program.set_has(set, one) => {
                        position = after;
                        true
                    }
                    _ => false,
                },
                Instruction::Run(index) => match self.repeat(index, (place, position), backward)? {
                    Some(after) => {
                        position = after;
                        true
                    }
                    None => false,
                },
                Instruction::Assertion(assertion) => {
                    text::holds(assertion, self.text, position, &self.program.sets)
                }
                Instruction::Look(index) => self.look(index, position)?,
                Instruction::Save(slot) => {
                    self.save(slot as usize, Some(position))?;
                    true
                }
                Instruction::Forget(first, last) => {
                    for slot in first * 2..last * 2 {
                        self.save(slot as usize, None)?;
                    }
                    true
                }
                Instruction::Mark(mark) => {
                    let mark = mark as usize;
                    if let Some(known) = self.marks.get_mut(mark) {
                        let before = std::mem::replace(known, position);
                        self.push(Frame::Mark { mark, before })?;
                    }
                    true
                }
                Instruction::Progress(mark) => self.marks.get(mark as usize) != Some(&position),
                Instruction::Back(index) => match self.back(index, position, backward)? {
                    Some(after) => {
                        position = after;
                        true
                    }
                    None => false,
                },
            };
            if goes_on {
                place += 1;
            } else {
                match self.resume(base, backward)? {
                    Some(choice) => (place, position) = choice,
                    None => return Ok(false),
                }
            }
        }
    }

    fn push(&mut self, frame: Frame) -> Result<(), OutOfSteps> {
        if self.frames.len() >= limits::FRAMES {
            return Err(OutOfSteps);
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Goes back to the last choice after `base`.
    fn resume(&mut self, base: usize, backward: bool) -> Result<Option<(u32, usize)>, OutOfSteps> {
        while self.frames.len() > base {
            self.steps.take(1)?;
            match self.frames.pop() {
                Some(Frame::Choice { place, position }) => return Ok(Some((place, position))),
                Some(Frame::Shorten {
                    place,
                    position,
                    least,
                }) => {
                    if let Some((_, shorter)) = text::step(self.text, position, !backward) {
                        if shorter != least {
                            self.push(Frame::Shorten {
                                place,
                                position: shorter,
                                least,
                            })?;
                        }
                        return Ok(Some((place + 1, shorter)));
                    }
                }
                Some(Frame::Extend {
                    place,
                    position,
                    more,
                }) => {
                    if let Some(after) = self.extend(place, position, more, backward)? {
                        return Ok(Some((place + 1, after)));
                    }
                }
                Some(undo) => self.undo(&undo),
                None => {}
            }
        }
        Ok(None)
    }

    fn undo(&mut self, frame: &Frame) {
        match frame {
            Frame::Slot { slot, before } => {
                if let Some(known) = self.slots.get_mut(*slot) {
                    *known = *before;
                }
            }
            Frame::Mark { mark, before } => {
                if let Some(known) = self.marks.get_mut(*mark) {
                    *known = *before;
                }
            }
            Frame::Choice { .. } | Frame::Shorten { .. } | Frame::Extend { .. } => {}
        }
    }

    /// Gives up the choices after `base`, and keeps what undoes captures.
    fn commit(&mut self, base: usize) {
        let after = self.frames.split_off(base.min(self.frames.len()));
        let undoes = |frame: &Frame| matches!(frame, Frame::Slot { .. } | Frame::Mark { .. });
        self.frames.extend(after.into_iter().filter(undoes));
    }

    fn save(&mut self, slot: usize, position: Option<usize>) -> Result<(), OutOfSteps> {
        if let Some(known) = self.slots.get_mut(slot) {
            let before = std::mem::replace(known, position);
            if before != position {
                self.push(Frame::Slot { slot, before })?;
            }
        }
        Ok(())
    }

    fn look(&mut self, index: u32, position: usize) -> Result<bool, OutOfSteps> {
        let Some(look) = self.program.looks.get(index as usize).copied() else {
            return Ok(false);
        };
        let base = self.frames.len();
        let matched = self.run(look.start, position, look.behind)?;
        if look.negative {
            // What it captured is forgotten.
            while self.frames.len() > base {
                if let Some(frame) = self.frames.pop() {
                    self.undo(&frame);
                }
            }
        }
        Ok(matched != look.negative)
    }

    /// Where a run ends at first; the choice to end elsewhere is kept.
    fn repeat(
        &mut self,
        index: u32,
        (place, mut position): (u32, usize),
        backward: bool,
    ) -> Result<Option<usize>, OutOfSteps> {
        let Some(run) = self.program.runs.get(index as usize).copied() else {
            return Ok(None);
        };
        for _ in 0..run.min {
            match self.next(&run, position, backward)? {
                Some(after) => position = after,
                None => return Ok(None),
            }
        }
        let more = if run.max == u32::MAX {
            u32::MAX
        } else {
            run.max - run.min
        };
        if !run.greedy {
            self.push(Frame::Extend {
                place,
                position,
                more,
            })?;
            return Ok(Some(position));
        }
        let least = position;
        let mut left = more;
        while left > 0 {
            let Some(after) = self.next(&run, position, backward)? else {
                break;
            };
            position = after;
            left -= u32::from(more != u32::MAX);
        }
        if position != least {
            self.push(Frame::Shorten {
                place,
                position,
                least,
            })?;
        }
        Ok(Some(position))
    }

    /// The position after one more character of a run.
    fn next(
        &mut self,
        run: &Run,
        position: usize,
        backward: bool,
    ) -> Result<Option<usize>, OutOfSteps> {
        self.steps.take(1)?;
        let one = text::step(self.text, position, backward);
        let fits = one.filter(|(one, _)| self.program.set_has(run.set, *one));
        Ok(fits.map(|(_, after)| after))
    }

    fn extend(
        &mut self,
        place: u32,
        position: usize,
        more: u32,
        backward: bool,
    ) -> Result<Option<usize>, OutOfSteps> {
        let Instruction::Run(index) = self.program.at(place) else {
            return Ok(None);
        };
        let Some(run) = self.program.runs.get(index as usize).copied() else {
            return Ok(None);
        };
        if more == 0 {
            return Ok(None);
        }
        let after = self.next(&run, position, backward)?;
        if let Some(position) = after {
            let more = more - u32::from(more != u32::MAX);
            self.push(Frame::Extend {
                place,
                position,
                more,
            })?;
        }
        Ok(after)
    }

    /// The position after what a group captured; a group that did not take part matches nothing.
    fn back(
        &mut self,
        index: u32,
        position: usize,
        backward: bool,
    ) -> Result<Option<usize>, OutOfSteps> {
        let groups = self.program.backs.get(index as usize);
        let captured = groups.into_iter().flatten().find_map(|group| {
            let slot = *group as usize * 2;
            let start = self.slots.get(slot).copied().flatten()?;
            let end = self.slots.get(slot + 1).copied().flatten()?;
            self.text.get(start..end)
        });
        let captured = captured.unwrap_or_default();
        self.steps.take(captured.len() as u64 / 16)?;
        let rest = if backward {
            self.text.get(..position)
        } else {
            self.text.get(position..)
        };
        let Some(rest) = rest else {
            return Ok(None);
        };
        Ok(if backward {
            rest.ends_with(captured).then(|| position - captured.len())
        } else {
            rest.starts_with(captured)
                .then(|| position + captured.len())
        })
    }
}
