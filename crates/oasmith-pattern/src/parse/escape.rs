//! Escapes.

use super::{Parser, Result, invalid};
use crate::char_set::{CharRange, DIGITS, SPACE, WORD, WORD_ANY_CASE, complement};
use crate::error::PatternError;
use crate::property;
use crate::syntax::{Assertion, Node};

impl Parser {
    /// What follows a backslash outside of a class, and whether it may be repeated.
    pub(super) fn escape(&mut self) -> Result<(Node, bool)> {
        let Some(one) = self.peek() else {
            return invalid("the pattern ends with a backslash");
        };
        match one {
            'b' | 'B' => {
                self.at += 1;
                let word = crate::char_set::CharSet::new(self.word().to_vec());
                let word = self.index(word)?;
                let assertion = if one == 'b' {
                    Assertion::WordBoundary(word)
                } else {
                    Assertion::NoWordBoundary(word)
                };
                Ok((Node::Assertion(assertion), false))
            }
            '1'..='9' => {
                let start = self.at;
                let number = self.number().unwrap_or(u32::MAX) as usize;
                if number <= self.total_groups {
                    let group = u32::try_from(number - 1).unwrap_or(u32::MAX);
                    return Ok((self.back(Node::Back(vec![group]))?, true));
                }
                if self.unicode {
                    return invalid("a backreference to no group");
                }
                self.at = start;
                let code = self.code_point()?;
                Ok((self.literal(code)?, true))
            }
            'k' if self.names_count => {
                self.at += 1;
                if !self.take("<") {
                    return invalid("invalid named backreference");
                }
                let name = self.group_name()?;
                let node = self.named_back(name);
                Ok((self.back(node)?, true))
            }
            _ => {
                if let Some(ranges) = self.class_escape()? {
                    return Ok((self.set(ranges)?, true));
                }
                let code = self.code_point()?;
                let is_quantified = matches!(self.peek(), Some('*' | '+' | '?' | '{'));
                if code > 0xFFFF && is_quantified && !self.unicode {
                    return Err(PatternError::Unsupported(
                        "half of a surrogate pair is repeated",
                    ));
                }
                Ok((self.literal(code)?, true))
            }
        }
    }

    fn back(&mut self, node: Node) -> Result<Node> {
        self.has_backreferences = true;
        if self.flags.any_case {
            return Err(PatternError::Unsupported(
                "case is ignored for a backreference",
            ));
        }
        Ok(node)
    }

    fn word(&self) -> &'static [CharRange] {
        if self.flags.any_case && self.unicode {
            WORD_ANY_CASE
        } else {
            WORD
        }
    }

    /// CharacterClassEscape: `\d` and its like, and `\p{…}`.
    pub(super) fn class_escape(&mut self) -> Result<Option<Vec<CharRange>>> {
        let Some(one) = self.peek() else {
            return Ok(None);
        };
        let ranges = match one {
            'd' | 'D' => DIGITS.to_vec(),
            's' | 'S' => SPACE.to_vec(),
            'w' | 'W' => self.word().to_vec(),
            'p' | 'P' if self.unicode => {
                self.at += 1;
                return self.property(one == 'P').map(Some);
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(if one.is_ascii_uppercase() {
            complement(ranges)
        } else {
            ranges
        }))
    }

    fn property(&mut self, negative: bool) -> Result<Vec<CharRange>> {
        if !self.take("{") {
            return invalid("invalid property");
        }
        let start = self.at;
        while !matches!(self.next(), Some('}')) {
            if self.at >= self.chars.len() {
                return invalid("invalid property");
            }
        }
        if self.flags.any_case {
            return Err(PatternError::Unsupported("case is ignored for a property"));
        }
        let inside = self.chars.get(start..self.at - 1).unwrap_or_default();
        let name: String = inside.iter().collect();
        let ranges = match self.properties.get(&name) {
            Some(ranges) => ranges.clone(),
            None => {
                let Some(ranges) = property::ranges(&name) else {
                    return invalid("no such property of Unicode");
                };
                self.properties.insert(name, ranges.clone());
                ranges
            }
        };
        self.count(ranges.len())?;
        Ok(if negative { complement(ranges) } else { ranges })
    }

    /// The code point that an escape stands for, in a class and outside of one.
    pub(super) fn code_point(&mut self) -> Result<u32> {
        let Some(one) = self.next() else {
            return invalid("the pattern ends with a backslash");
        };
        Ok(match one {
            't' => 0x09,
            'n' => 0x0A,
            'v' => 0x0B,
            'f' => 0x0C,
            'r' => 0x0D,
            'c' => return self.control(),
            '0' if self.unicode => match self.peek() {
                Some('0'..='9') => return invalid("an octal escape"),
                _ => 0,
            },
            '0'..='7' if !self.unicode => {
                self.at -= 1;
                self.octal()
            }
            'x' => match self.hexadecimal(2) {
                Some(code) => code,
                None if self.unicode => return invalid("invalid hexadecimal escape"),
                None => u32::from('x'),
            },
            'u' => return self.unicode_escape(),
            'k' if self.names_count => return invalid("invalid named backreference"),
            _ if !self.unicode => u32::from(one),
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => u32::from(one),
            _ => return invalid("invalid character escape"),
        })
    }

    /// `\cX`. In Annex B a backslash before what is none stands for itself.
    fn control(&mut self) -> Result<u32> {
        match self.peek() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.at += 1;
                Ok(u32::from(letter) % 32)
            }
            _ if self.unicode => invalid("invalid control escape"),
            _ => {
                self.at -= 1;
                Ok(u32::from('\\'))
            }
        }
    }

    /// LegacyOctalEscapeSequence
    fn octal(&mut self) -> u32 {
        let mut code = 0;
        for _ in 0..3 {
            match self.peek().and_then(|one| one.to_digit(8)) {
                Some(digit) if code * 8 + digit <= 0xFF => {
                    self.at += 1;
                    code = code * 8 + digit;
                }
                _ => break,
            }
        }
        code
    }

    /// So many hexadecimal digits, or nothing is taken.
    fn hexadecimal(&mut self, count: usize) -> Option<u32> {
        let digits = self.chars.get(self.at..self.at + count)?;
        let mut code = 0;
        for digit in digits {
            code = code * 16 + digit.to_digit(16)?;
        }
        self.at += count;
        Some(code)
    }

    /// RegExpUnicodeEscapeSequence
    fn unicode_escape(&mut self) -> Result<u32> {
        if self.unicode && self.take("{") {
            let mut code: u32 = 0;
            let start = self.at;
            while let Some(digit) = self.peek().and_then(|one| one.to_digit(16)) {
                self.at += 1;
                code = code.saturating_mul(16).saturating_add(digit);
            }
            let is_there = self.at > start && code <= 0x10_FFFF;
            return if is_there && self.take("}") {
                Ok(code)
            } else {
                invalid("invalid unicode escape")
            };
        }
        let Some(code) = self.hexadecimal(4) else {
            return if self.unicode {
                invalid("invalid unicode escape")
            } else {
                Ok(u32::from('u'))
            };
        };
        if !(0xD800..=0xDFFF).contains(&code) {
            return Ok(code);
        }
        let start = self.at;
        if code < 0xDC00 && self.take("\\u") {
            if let Some(low @ 0xDC00..=0xDFFF) = self.hexadecimal(4) {
                return Ok(0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00));
            }
            self.at = start;
        }
        if self.unicode {
            // It is in no text.
            Ok(code)
        } else {
            // Without the `u` flag it would be half of a character.
            Err(PatternError::Unsupported("half of a surrogate pair"))
        }
    }
}
