//! Makes instructions of a syntax tree.

use std::collections::HashMap;

use crate::error::PatternError;
use crate::limits;
use crate::program::{Instruction, LookProgram, Program, Run};
use crate::syntax::{Look, Node, Parsed, Repeat};

type Result<T> = std::result::Result<T, PatternError>;

/// Compiles a pattern.
pub(crate) fn compile(parsed: Parsed) -> Result<Program> {
    let backtracks = parsed.has_backreferences;
    let mut compiler = Compiler {
        program: Program {
            is_anchored: parsed.root.is_anchored(),
            backtracks,
            slots: if backtracks { parsed.groups * 2 } else { 0 },
            ..Program::default()
        },
        looks: HashMap::new(),
    };
    compiler.node(&parsed.root, false)?;
    compiler.push(Instruction::Match)?;
    compiler.program.sets = parsed.sets;
    Ok(compiler.program)
}

struct Compiler {
    program: Program,
    /// The look-around assertions that are compiled, by the addresses of their nodes:
    /// a repetition is written out, and an assertion in it is there once.
    looks: HashMap<*const Look, u32>,
}

impl Compiler {
    /// The place of the next instruction.
    fn here(&self) -> u32 {
        u32::try_from(self.program.instructions.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, instruction: Instruction) -> Result<u32> {
        if self.program.instructions.len() >= limits::INSTRUCTIONS {
            return Err(PatternError::Unsupported(
                "the pattern is too large with its repetitions",
            ));
        }
        let here = self.here();
        self.program.instructions.push(instruction);
        Ok(here)
    }

    fn patch(&mut self, place: u32, instruction: Instruction) {
        if let Some(known) = self.program.instructions.get_mut(place as usize) {
            *known = instruction;
        }
    }

    /// Compiles a part; `backward` is for matching from right to left.
    fn node(&mut self, node: &Node, backward: bool) -> Result<()> {
        match node {
            Node::Empty => Ok(()),
            Node::Set(set) => self.push(Instruction::Set(*set)).map(drop),
            Node::Assertion(assertion) => self.push(Instruction::Assertion(*assertion)).map(drop),
            Node::Capture(group, node) => self.capture(*group, node, backward),
            Node::Sequence(nodes) if backward => nodes
                .iter()
                .rev()
                .try_for_each(|node| self.node(node, true)),
            Node::Sequence(nodes) => nodes.iter().try_for_each(|node| self.node(node, false)),
            Node::Either(nodes) => self.either(nodes, backward),
            Node::Repeat(repeat) => self.repeat(repeat, backward),
            Node::Look(look) => self.look(look),
            Node::Back(groups) => {
                let index = u32::try_from(self.program.backs.len()).unwrap_or(u32::MAX);
                self.push(Instruction::Back(index))?;
                self.program.backs.push(groups.clone());
                Ok(())
            }
        }
    }

    fn capture(&mut self, group: u32, node: &Node, backward: bool) -> Result<()> {
        if !self.program.backtracks {
            return self.node(node, backward);
        }
        let before = group * 2 + u32::from(backward);
        let after = group * 2 + u32::from(!backward);
        self.push(Instruction::Save(before))?;
        self.node(node, backward)?;
        self.push(Instruction::Save(after)).map(drop)
    }

    fn either(&mut self, nodes: &[Node], backward: bool) -> Result<()> {
        let mut jumps = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            if index + 1 == nodes.len() {
                self.node(node, backward)?;
                break;
            }
            let split = self.push(Instruction::Split(0, 0))?;
            self.node(node, backward)?;
            jumps.push(self.push(Instruction::Jump(0))?);
            self.patch(split, Instruction::Split(split + 1, self.here()));
        }
        for jump in jumps {
            self.patch(jump, Instruction::Jump(self.here()));
        }
        Ok(())
    }

    fn repeat(&mut self, repeat: &Repeat, backward: bool) -> Result<()> {
        let mut node = &repeat.node;
        while let (Node::Capture(_, inner), false) = (node, self.program.backtracks) {
            node = inner;
        }
        if let (Node::Set(set), 2..) = (node, repeat.max) {
            return self.run(repeat, *set);
        }
        for _ in 0..repeat.min {
            let before = self.here();
            self.forget(repeat)?;
            self.node(node, backward)?;
            if self.here() == before {
                // It consumes nothing and asks nothing, however often.
                return Ok(());
            }
        }
        if repeat.max == u32::MAX {
            let split = self.push(Instruction::Split(0, 0))?;
            self.optional(repeat, node, backward)?;
            self.push(Instruction::Jump(split))?;
            self.close(split, repeat.greedy);
            return Ok(());
        }
        let mut splits = Vec::new();
        for _ in repeat.min..repeat.max {
            splits.push(self.push(Instruction::Split(0, 0))?);
            self.optional(repeat, node, backward)?;
        }
        for split in splits {
            self.close(split, repeat.greedy);
        }
        Ok(())
    }

    /// Ends what a split leads into: it goes on behind it, or passes over it.
    fn close(&mut self, split: u32, greedy: bool) {
        let (inside, outside) = (split + 1, self.here());
        let instruction = if greedy {
            Instruction::Split(inside, outside)
        } else {
            Instruction::Split(outside, inside)
        };
        self.patch(split, instruction);
    }

    /// A repetition that need not be: it must consume something (RepeatMatcher, section 22.2.2.3.1). To an
    /// automaton that is all the same.
    fn optional(&mut self, repeat: &Repeat, node: &Node, backward: bool) -> Result<()> {
        if !self.program.backtracks || !node.can_be_empty() {
            self.forget(repeat)?;
            return self.node(node, backward);
        }
        let mark = u32::try_from(self.program.marks).unwrap_or(u32::MAX);
        self.program.marks += 1;
        self.push(Instruction::Mark(mark))?;
        self.forget(repeat)?;
        self.node(node, backward)?;
        self.push(Instruction::Progress(mark)).map(drop)
    }

    fn forget(&mut self, repeat: &Repeat) -> Result<()> {
        if self.program.backtracks && !repeat.groups.is_empty() {
            let groups = &repeat.groups;
            self.push(Instruction::Forget(groups.start, groups.end))?;
        }
        Ok(())
    }

    fn run(&mut self, repeat: &Repeat, set: u32) -> Result<()> {
        let index = u32::try_from(self.program.runs.len()).unwrap_or(u32::MAX);
        self.push(Instruction::Run(index))?;
        self.program.runs.push(Run {
            set,
            min: repeat.min,
            max: repeat.max,
            greedy: repeat.greedy,
        });
        Ok(())
    }

    /// A look-around assertion. An automaton finds where one holds by going the other way: a look-ahead
    /// holds where its reversed pattern, coming from the right, ends.
    fn look(&mut self, look: &Look) -> Result<()> {
        let key = std::ptr::from_ref(look);
        if let Some(index) = self.looks.get(&key) {
            return self.push(Instruction::Look(*index)).map(drop);
        }
        let jump = self.push(Instruction::Jump(0))?;
        let start = self.here();
        let backward = look.behind == self.program.backtracks;
        self.node(&look.node, backward)?;
        self.push(Instruction::Match)?;
        self.patch(jump, Instruction::Jump(self.here()));
        if self.program.looks.len() >= limits::LOOKS {
            return Err(PatternError::Unsupported("too many look-around assertions"));
        }
        let index = u32::try_from(self.program.looks.len()).unwrap_or(u32::MAX);
        self.program.looks.push(LookProgram {
            start,
            behind: look.behind,
            negative: look.negative,
        });
        self.looks.insert(key, index);
        self.push(Instruction::Look(index)).map(drop)
    }
}
