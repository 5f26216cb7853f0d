//! The syntax tree of a pattern.

use std::ops::Range;

use crate::char_set::CharSet;

/// A pattern that was read.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) root: Node,
    /// The sets that nodes refer to.
    pub(crate) sets: Vec<CharSet>,
    /// How many capture groups there are.
    pub(crate) groups: usize,
    /// Whether any backreference is there.
    pub(crate) has_backreferences: bool,
}

/// A part of a pattern.
#[derive(Debug)]
pub(crate) enum Node {
    /// Matches nothing, and always.
    Empty,
    /// One code point of the set of this index.
    Set(u32),
    Assertion(Assertion),
    /// A capture group.
    Capture(u32, Box<Node>),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat(Box<Repeat>),
    Look(Box<Look>),
    /// A backreference to a group, or to those of one name.
    Back(Vec<u32>),
}

/// A quantifier and what it repeats.
#[derive(Debug)]
pub(crate) struct Repeat {
    pub(crate) node: Node,
    pub(crate) min: u32,
    /// `u32::MAX` is without end.
    pub(crate) max: u32,
    pub(crate) greedy: bool,
    /// The groups within it, which each repetition forgets.
    pub(crate) groups: Range<u32>,
}

/// A look-around assertion.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) node: Node,
    pub(crate) behind: bool,
    pub(crate) negative: bool,
}

/// What is asked of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assertion {
    /// `^`
    TextStart,
    /// `$`
    TextEnd,
    /// `^` with the flag `m`.
    LineStart,
    /// `$` with the flag `m`.
    LineEnd,
    /// `\b`; the set has the characters of words.
    WordBoundary(u32),
    /// `\B`
    NoWordBoundary(u32),
}

impl Node {
    /// Whether it may match without consuming anything.
    pub(crate) fn can_be_empty(&self) -> bool {
        match self {
            Self::Set(_) => false,
            Self::Empty | Self::Assertion(_) | Self::Look(_) | Self::Back(_) => true,
            Self::Capture(_, node) => node.can_be_empty(),
            Self::Sequence(nodes) => nodes.iter().all(Self::can_be_empty),
            Self::Either(nodes) => nodes.iter().any(Self::can_be_empty),
            Self::Repeat(repeat) => repeat.min == 0 || repeat.node.can_be_empty(),
        }
    }

    /// Whether it can only match where a text starts.
    pub(crate) fn is_anchored(&self) -> bool {
        match self {
            Self::Assertion(Assertion::TextStart) => true,
            Self::Capture(_, node) => node.is_anchored(),
            Self::Sequence(nodes) => nodes.first().is_some_and(Self::is_anchored),
            Self::Either(nodes) => nodes.iter().all(Self::is_anchored),
            Self::Repeat(repeat) => repeat.min > 0 && repeat.node.is_anchored(),
            Self::Empty | Self::Set(_) | Self::Assertion(_) | Self::Look(_) | Self::Back(_) => {
                false
            }
        }
    }
}
