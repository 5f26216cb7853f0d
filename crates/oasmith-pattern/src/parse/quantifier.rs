//! Quantifiers.

use super::{Parser, Result, invalid};
use crate::syntax::{Node, Repeat};

impl Parser {
    /// Reads the quantifier of a term, if there is one. `groups` is how many groups there were before it.
    pub(super) fn quantified(
        &mut self,
        node: Node,
        may_repeat: bool,
        groups: usize,
    ) -> Result<Node> {
        let (min, max) = match self.peek() {
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('?') => (0, 1),
            Some('{') => match self.braces()? {
                Some((min, max, after)) => {
                    self.at = after - 1;
                    (min, max)
                }
                None if self.unicode => return invalid("a bracket stands alone"),
                None => return Ok(node),
            },
            _ => return Ok(node),
        };
        self.at += 1;
        if !may_repeat {
            return invalid("nothing to repeat");
        }
        if min > max {
            return invalid("the numbers of a quantifier are out of order");
        }
        let greedy = !self.take("?");
        let first = u32::try_from(groups).unwrap_or(u32::MAX);
        let last = u32::try_from(self.groups).unwrap_or(u32::MAX);
        Ok(Node::Repeat(Box::new(Repeat {
            node,
            min,
            max,
            greedy,
            groups: first..last,
        })))
    }

    /// The numbers of `{…}`, and where it ends. Nothing is taken.
    pub(super) fn braces(&mut self) -> Result<Option<(u32, u32, usize)>> {
        let start = self.at;
        let read = self.read_braces();
        let after = self.at;
        self.at = start;
        Ok(read.map(|(min, max)| (min, max, after)))
    }

    fn read_braces(&mut self) -> Option<(u32, u32)> {
        if !self.take("{") {
            return None;
        }
        let min = self.number()?;
        let max = if self.take(",") {
            if self.peek() == Some('}') {
                u32::MAX
            } else {
                self.number()?
            }
        } else {
            min
        };
        self.take("}").then_some((min, max))
    }

    /// A number. Those beyond all measure are as good as the largest.
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number: Option<u32> = None;
        while let Some(digit) = self.peek().and_then(|one| one.to_digit(10)) {
            self.at += 1;
            let sum = number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
            number = Some(sum);
        }
        number
    }
}
