//! Groups and look-around assertions.

use super::{Flags, Parser, Result, invalid};
use crate::error::PatternError;
use crate::limits;
use crate::syntax::{Look, Node};

impl Parser {
    /// What begins with a parenthesis, and whether it may be repeated.
    pub(super) fn group(&mut self) -> Result<(Node, bool)> {
        // Annex B lets a look-ahead be repeated.
        let looks_repeat = !self.unicode;
        for (opening, behind, negative) in [
            ("(?=", false, false),
            ("(?!", false, true),
            ("(?<=", true, false),
            ("(?<!", true, true),
        ] {
            if self.take(opening) {
                let node = self.content()?;
                let look = Look {
                    node,
                    behind,
                    negative,
                };
                return Ok((Node::Look(Box::new(look)), looks_repeat && !behind));
            }
        }
        if self.take("(?<") {
            let name = self.group_name()?;
            let node = self.capture(Some(name))?;
            return Ok((node, true));
        }
        if self.take("(?") {
            let before = self.flags;
            self.flags = self.modifiers()?;
            let node = self.content()?;
            self.flags = before;
            return Ok((node, true));
        }
        self.at += 1;
        Ok((self.capture(None)?, true))
    }

    fn content(&mut self) -> Result<Node> {
        let node = self.alternatives()?;
        if self.take(")") {
            Ok(node)
        } else {
            invalid("unbalanced parenthesis")
        }
    }

    fn capture(&mut self, name: Option<String>) -> Result<Node> {
        let index = u32::try_from(self.groups).unwrap_or(u32::MAX);
        self.groups += 1;
        if let Some(name) = name {
            if !self.taken.insert(name.clone()) {
                return invalid("two groups have the same name");
            }
            if self.names.len() >= limits::NAMES {
                return Err(PatternError::Unsupported("too many named groups"));
            }
            self.names.entry(name).or_default().push(index);
        }
        Ok(Node::Capture(index, Box::new(self.content()?)))
    }

    /// The modifiers of a group, up to the colon.
    fn modifiers(&mut self) -> Result<Flags> {
        let mut flags = self.flags;
        let mut seen = Vec::new();
        let mut value = true;
        loop {
            match self.next() {
                Some('-') if value => value = false,
                Some(':') if value || !seen.is_empty() => return Ok(flags),
                Some(one) if seen.contains(&one) => break,
                Some(one) => {
                    seen.push(one);
                    match one {
                        'i' => flags.any_case = value,
                        'm' => flags.multiline = value,
                        's' => flags.dot_all = value,
                        _ => break,
                    }
                }
                None => break,
            }
        }
        invalid("invalid group modifier")
    }

    /// A name, up to the `>`.
    pub(super) fn group_name(&mut self) -> Result<String> {
        let mut name = String::new();
        loop {
            match self.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some('\\') => {
                    return Err(PatternError::Unsupported("a group's name has escapes"));
                }
                Some(one) if is_name_character(one, name.is_empty()) => name.push(one),
                _ => return invalid("invalid name of a group"),
            }
        }
    }

    /// Puts the groups of names into the backreferences that ask for them.
    pub(super) fn resolve(&self, node: &mut Node) -> Result<()> {
        if self.wanted.is_empty() {
            return Ok(());
        }
        match node {
            Node::Empty | Node::Set(_) | Node::Assertion(_) => Ok(()),
            Node::Capture(_, node) => self.resolve(node),
            Node::Sequence(nodes) | Node::Either(nodes) => {
                nodes.iter_mut().try_for_each(|node| self.resolve(node))
            }
            Node::Repeat(repeat) => self.resolve(&mut repeat.node),
            Node::Look(look) => self.resolve(&mut look.node),
            Node::Back(groups) => {
                for group in std::mem::take(groups) {
                    match group.checked_sub(NAMED) {
                        None => groups.push(group),
                        Some(index) => {
                            let name = self.wanted.get(index as usize);
                            let Some(known) = name.and_then(|name| self.names.get(name)) else {
                                return invalid("no group has this name");
                            };
                            groups.extend_from_slice(known);
                        }
                    }
                }
                Ok(())
            }
        }
    }

    /// A backreference to a name, which may be given only later.
    pub(super) fn named_back(&mut self, name: String) -> Node {
        let index = u32::try_from(self.wanted.len()).unwrap_or_default();
        self.wanted.push(name);
        Node::Back(vec![NAMED + index])
    }
}

/// From here on, the number of a group is that of a name.
const NAMED: u32 = 1 << 24;

/// Approximates ID_Start and ID_Continue; the names of groups are rarely anything but ASCII.
fn is_name_character(one: char, is_first: bool) -> bool {
    matches!(one, '$' | '_') || one.is_alphabetic() || !is_first && one.is_alphanumeric()
}
