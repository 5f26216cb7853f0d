//! The reader's cursor: steps over single bytes, and what is said where they are wrong.

use super::reader::MAX_DEPTH;
use super::{DecodeError, Decoded, Reader};

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) depth: u32,
}

impl Reader<'_> {
    /// The fault of finding another kind of value than `wanted`.
    #[cold]
    pub(super) fn expected(&mut self, wanted: &str) -> DecodeError {
        match self.kind() {
            Ok(kind) => self.fault(format!("expected {wanted}, found {}", kind.described())),
            Err(error) => error,
        }
    }

    /// Passes over space, and gives the byte after it.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let text = self.text.as_bytes();
        loop {
            match text.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Whether a number stands at the cursor.
    #[inline]
    pub(super) fn at_number(&mut self) -> bool {
        matches!(self.peek(), Some(b'-' | b'0'..=b'9'))
    }

    /// Passes over the byte that was peeked at, which is ASCII.
    #[inline]
    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    /// Passes over the colon after a key.
    #[inline]
    pub(super) fn colon(&mut self) -> Decoded<()> {
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.advance();
        Ok(())
    }

    /// Consumes a word, whose first letter was peeked at.
    pub(super) fn literal(&mut self, word: &str) -> Decoded<()> {
        match self.text.as_bytes().get(self.at..) {
            Some(rest) if rest.starts_with(word.as_bytes()) => {
                self.at += word.len();
                Ok(())
            }
            _ => Err(self.unexpected("a JSON value")),
        }
    }

    /// The fault of a text that is not JSON here.
    #[cold]
    pub(super) fn unexpected(&mut self, wanted: &str) -> DecodeError {
        match self.peek() {
            Some(_) => self.fault(format!("not JSON: expected {wanted}")),
            None => self.ended(),
        }
    }

    /// The fault of a text that ends too early, or stops being one.
    #[cold]
    pub(super) fn ended(&self) -> DecodeError {
        let message = match self.whole {
            true => DecodeError::CUT_OFF,
            false => "the text is not UTF-8",
        };
        DecodeError::new(message, self.text.len())
    }

    #[cold]
    pub(super) fn too_deep(&mut self) -> DecodeError {
        self.fault(format!("nested deeper than {MAX_DEPTH} levels"))
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
        }
    }

    pub(super) fn reset(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
    }

    /// Passes over an opening bracket.
    #[inline]
    pub(super) fn enter(&mut self) -> Decoded<()> {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_deep());
        }
        self.depth += 1;
        self.advance();
        Ok(())
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}
