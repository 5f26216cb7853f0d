//! Reads the syntax of ECMA-262 (section 22.2.1), and of its Annex B (B.1.2) where the `u` flag is not
//! set.

mod class;
mod escape;
mod group;
mod quantifier;
mod survey;

use std::collections::{BTreeSet, HashMap};

use crate::char_set::{CharRange, CharSet, LINE_ENDS, complement};
use crate::error::PatternError;
use crate::limits;
use crate::syntax::{Assertion, Node, Parsed};

type Result<T> = std::result::Result<T, PatternError>;

/// Reads a pattern; `unicode` is the `u` flag.
pub(crate) fn parse(pattern: &str, unicode: bool) -> Result<Parsed> {
    if pattern.len() > limits::LENGTH {
        return Err(PatternError::Unsupported("the pattern is too long"));
    }
    let chars: Vec<char> = pattern.chars().collect();
    let survey = survey::survey(&chars);
    if survey.groups > limits::GROUPS {
        return Err(PatternError::Unsupported("too many groups"));
    }
    let mut parser = Parser {
        chars,
        at: 0,
        unicode,
        // Annex B: without a named group, `\k` is the letter.
        names_count: unicode || survey.has_names,
        total_groups: survey.groups,
        groups: 0,
        names: HashMap::new(),
        taken: BTreeSet::new(),
        wanted: Vec::new(),
        flags: Flags::default(),
        depth: 0,
        sets: Vec::new(),
        known_sets: HashMap::new(),
        properties: HashMap::new(),
        ranges: 0,
        has_backreferences: false,
    };
    let mut root = parser.alternatives()?;
    match parser.peek() {
        None => {}
        Some(_) => return invalid("unbalanced parenthesis"),
    }
    parser.resolve(&mut root)?;
    Ok(Parsed {
        root,
        sets: parser.sets,
        groups: parser.groups,
        has_backreferences: parser.has_backreferences,
    })
}

fn invalid<T>(reason: &'static str) -> Result<T> {
    Err(PatternError::Invalid(reason))
}

/// The flags that modifiers set, as in `(?i:…)`.
#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    any_case: bool,
    multiline: bool,
    dot_all: bool,
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    unicode: bool,
    /// Whether `\k` refers to a group.
    names_count: bool,
    total_groups: usize,
    groups: usize,
    /// The groups of each name; several may have one if only one of them can take part in a match.
    names: HashMap<String, Vec<u32>>,
    /// The names that may not be given again in the alternative that is read.
    taken: BTreeSet<String>,
    /// The names that backreferences ask for.
    wanted: Vec<String>,
    flags: Flags,
    depth: usize,
    sets: Vec<CharSet>,
    known_sets: HashMap<CharSet, u32>,
    properties: HashMap<String, Vec<CharRange>>,
    ranges: usize,
    has_backreferences: bool,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let one = self.peek()?;
        self.at += 1;
        Some(one)
    }

    /// Takes this text, if it comes next.
    fn take(&mut self, text: &str) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let mut count = 0;
        for one in text.chars() {
            if rest.get(count) != Some(&one) {
                return false;
            }
            count += 1;
        }
        self.at += count;
        true
    }

    /// Disjunction
    fn alternatives(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > limits::DEPTH {
            return Err(PatternError::Unsupported("groups are nested too deep"));
        }
        let before = self.taken.clone();
        let mut after = before.clone();
        let mut nodes = Vec::new();
        loop {
            nodes.push(self.alternative()?);
            let taken = std::mem::replace(&mut self.taken, before.clone());
            after.extend(taken);
            if !self.take("|") {
                break;
            }
        }
        self.taken = after;
        self.depth -= 1;
        Ok(if nodes.len() == 1 {
            nodes.pop().unwrap_or(Node::Empty)
        } else {
            self.either(nodes)?
        })
    }

    /// Alternatives of one character each are a set.
    fn either(&mut self, nodes: Vec<Node>) -> Result<Node> {
        let mut ranges = Vec::new();
        for node in &nodes {
            let Node::Set(set) = node else {
                return Ok(Node::Either(nodes));
            };
            let set = self.sets.get(*set as usize);
            ranges.extend_from_slice(set.map(CharSet::ranges).unwrap_or_default());
        }
        self.set(ranges)
    }

    /// Alternative
    fn alternative(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        while let Some(one) = self.peek() {
            if matches!(one, '|' | ')') {
                break;
            }
            let groups = self.groups;
            let (node, may_repeat) = self.term(one)?;
            let node = self.quantified(node, may_repeat, groups)?;
            nodes.push(node);
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.pop().unwrap_or(Node::Empty),
            _ => Node::Sequence(nodes),
        })
    }

    /// A term without its quantifier, and whether one may follow.
    fn term(&mut self, one: char) -> Result<(Node, bool)> {
        match one {
            '^' | '$' => {
                self.at += 1;
                let assertion = match (one, self.flags.multiline) {
                    ('^', false) => Assertion::TextStart,
                    ('^', true) => Assertion::LineStart,
                    (_, false) => Assertion::TextEnd,
                    (_, true) => Assertion::LineEnd,
                };
                Ok((Node::Assertion(assertion), false))
            }
            '(' => self.group(),
            '.' => {
                self.at += 1;
                let none: &[CharRange] = &[];
                let outside = if self.flags.dot_all { none } else { LINE_ENDS };
                Ok((self.set(complement(outside.to_vec()))?, true))
            }
            '[' => {
                self.at += 1;
                Ok((self.class()?, true))
            }
            '\\' => {
                self.at += 1;
                self.escape()
            }
            '*' | '+' | '?' => invalid("nothing to repeat"),
            '{' | '}' | ']' if self.unicode => invalid("a bracket stands alone"),
            '{' if self.braces()?.is_some() => invalid("nothing to repeat"),
            _ => {
                self.at += 1;
                Ok((self.literal(u32::from(one))?, true))
            }
        }
    }

    /// One code point.
    fn literal(&mut self, one: u32) -> Result<Node> {
        let ranges = self.in_any_case(vec![(one, one)])?;
        self.set(ranges)
    }

    /// A set of code points.
    fn set(&mut self, ranges: Vec<CharRange>) -> Result<Node> {
        let set = CharSet::new(ranges);
        Ok(Node::Set(self.index(set)?))
    }

    fn index(&mut self, set: CharSet) -> Result<u32> {
        if let Some(index) = self.known_sets.get(&set) {
            return Ok(*index);
        }
        self.count(set.ranges().len())?;
        let index = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.known_sets.insert(set.clone(), index);
        self.sets.push(set);
        Ok(index)
    }

    /// Counts ranges of code points.
    fn count(&mut self, ranges: usize) -> Result<()> {
        self.ranges += ranges;
        if self.ranges > limits::RANGES {
            return Err(PatternError::Unsupported("the classes are too large"));
        }
        Ok(())
    }

    /// The ranges with the other cases of their letters, where case is ignored.
    fn in_any_case(&self, mut ranges: Vec<CharRange>) -> Result<Vec<CharRange>> {
        if !self.flags.any_case {
            return Ok(ranges);
        }
        let is_ascii = ranges.iter().all(|(_, last)| *last < 0x80);
        if !is_ascii {
            return Err(PatternError::Unsupported(
                "case is ignored for characters outside of ASCII",
            ));
        }
        for letter in b'a'..=b'z' {
            let (lower, upper) = (u32::from(letter), u32::from(letter) - 0x20);
            let has = |one: u32| {
                let mut all = ranges.iter();
                all.any(|(first, last)| (*first..=*last).contains(&one))
            };
            if !(has(lower) || has(upper)) {
                continue;
            }
            ranges.extend([(lower, lower), (upper, upper)]);
            // Simple case folding, which the `u` flag asks for, has a third of these two.
            match letter {
                b'k' if self.unicode => ranges.push((0x212A, 0x212A)),
                b's' if self.unicode => ranges.push((0x17F, 0x17F)),
                _ => {}
            }
        }
        Ok(ranges)
    }
}
