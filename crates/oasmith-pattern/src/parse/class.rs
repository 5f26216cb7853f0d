//! Character classes in brackets.

use super::{Parser, Result, invalid};
use crate::char_set::{CharRange, complement};
use crate::syntax::Node;

/// An item of a class.
enum Atom {
    One(u32),
    Several(Vec<CharRange>),
}

impl Parser {
    /// CharacterClass, after its opening bracket.
    pub(super) fn class(&mut self) -> Result<Node> {
        let negative = self.take("^");
        let mut letters: Vec<CharRange> = Vec::new();
        // These have both cases of what they have.
        let mut escapes: Vec<CharRange> = Vec::new();
        while !self.take("]") {
            let first = self.class_atom()?;
            if !self.dash() {
                add(first, &mut letters, &mut escapes);
                continue;
            }
            let second = self.class_atom()?;
            match (first, second) {
                (Atom::One(first), Atom::One(last)) if first > last => {
                    return invalid("the ends of a range are out of order");
                }
                (Atom::One(first), Atom::One(last)) => letters.push((first, last)),
                _ if self.unicode => return invalid("a range ends with a class"),
                (first, second) => {
                    letters.push((0x2D, 0x2D));
                    add(first, &mut letters, &mut escapes);
                    add(second, &mut letters, &mut escapes);
                }
            }
        }
        let mut ranges = self.in_any_case(letters)?;
        ranges.append(&mut escapes);
        self.set(if negative { complement(ranges) } else { ranges })
    }

    /// Takes the dash of a range: one with something after it.
    fn dash(&mut self) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let is_range = matches!(rest, ['-', end, ..] if *end != ']');
        self.at += usize::from(is_range);
        is_range
    }

    fn class_atom(&mut self) -> Result<Atom> {
        match self.next() {
            None => invalid("unbalanced bracket"),
            Some('\\') => self.class_atom_escape(),
            Some(one) => Ok(Atom::One(u32::from(one))),
        }
    }

    fn class_atom_escape(&mut self) -> Result<Atom> {
        if let Some(ranges) = self.class_escape()? {
            return Ok(Atom::Several(ranges));
        }
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Atom::One(0x08))
            }
            Some('-') if self.unicode => {
                self.at += 1;
                Ok(Atom::One(0x2D))
            }
            // Annex B: digits and `_` too.
            Some('c') if !self.unicode => {
                let letter = self.chars.get(self.at + 1).copied();
                match letter {
                    Some(digit @ ('0'..='9' | '_')) => {
                        self.at += 2;
                        Ok(Atom::One(u32::from(digit) % 32))
                    }
                    _ => Ok(Atom::One(self.code_point()?)),
                }
            }
            _ => Ok(Atom::One(self.code_point()?)),
        }
    }
}

fn add(atom: Atom, letters: &mut Vec<CharRange>, escapes: &mut Vec<CharRange>) {
    match atom {
        Atom::One(one) => letters.push((one, one)),
        Atom::Several(mut ranges) => escapes.append(&mut ranges),
    }
}
