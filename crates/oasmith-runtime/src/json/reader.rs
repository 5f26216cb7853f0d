//! The pull reader that models decode from.

use super::scan::number_end;
use super::{Decode, DecodeError, Decoded, Members};

/// How many objects and arrays may stand inside each other. Beyond it decoding is refused rather
/// than left to overflow the stack.
pub(super) const MAX_DEPTH: u32 = 128;

/// A cursor over a JSON text.
///
/// Every method consumes exactly the value that it names, or fails with the offset of the fault.
/// After an error the position is unspecified.
#[derive(Debug)]
pub struct Reader<'j> {
    /// What of the text is UTF-8, from its start.
    pub(super) text: &'j str,
    /// Whether that is all of it.
    whole: bool,
    /// Where the cursor stands; only ever on the bounds of characters.
    pub(super) at: usize,
    pub(super) depth: u32,
    /// The last string that had escapes.
    pub(super) scratch: String,
    /// How many bytes refused union variants may still have read. It bounds the work that a text
    /// can cause by failing deep inside unions that nest in each other.
    pub(super) rereads: usize,
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    depth: u32,
}

/// The kind of a JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// Any number
    Number,
    /// A string
    String,
    /// An array
    Array,
    /// An object
    Object,
}

impl Kind {
    /// The kind with its article, for messages.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'j> Reader<'j> {
    /// A reader at the start of `text`. A byte order mark is passed over.
    #[must_use]
    pub fn new(text: &'j [u8]) -> Self {
        let text = without_mark(text);
        let (valid, whole) = match std::str::from_utf8(text) {
            Ok(valid) => (valid, true),
            Err(error) => {
                let valid = text.get(..error.valid_up_to()).map(std::str::from_utf8);
                (valid.and_then(Result::ok).unwrap_or_default(), false)
            }
        };
        Self {
            text: valid,
            whole,
            at: 0,
            depth: 0,
            scratch: String::new(),
            rereads: text.len().saturating_mul(8).saturating_add(1 << 16),
        }
    }

    /// Decodes the value at the cursor.
    ///
    /// # Errors
    ///
    /// The value is not what `T` promises, or the text is not JSON.
    #[inline]
    pub fn read<T: Decode>(&mut self) -> Decoded<T> {
        T::decode(self)
    }

    /// The kind of the value at the cursor, which stays there.
    ///
    /// # Errors
    ///
    /// No value begins here.
    pub fn kind(&mut self) -> Decoded<Kind> {
        Ok(match self.peek() {
            Some(b'n') => Kind::Null,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => return Err(self.unexpected("a JSON value")),
        })
    }

    /// Consumes a `null` where one stands; tells whether it did.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    #[inline]
    pub fn null(&mut self) -> Decoded<bool> {
        match self.peek() {
            Some(b'n') => self.literal("null").map(|()| true),
            _ => Ok(false),
        }
    }

    /// Reads a boolean.
    ///
    /// # Errors
    ///
    /// The value is not a boolean.
    pub fn boolean(&mut self) -> Decoded<bool> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.expected("a boolean")),
        }
    }

    /// Reads a number as it is spelled.
    ///
    /// # Errors
    ///
    /// The value is not a number.
    pub fn number(&mut self) -> Decoded<&'j str> {
        if !self.at_number() {
            return Err(self.expected("a number"));
        }
        match number_end(self.text.as_bytes(), self.at) {
            Ok(end) => {
                let spelling = self.text.get(self.at..end).unwrap_or_default();
                self.at = end;
                Ok(spelling)
            }
            Err(at) => {
                self.at = at;
                Err(self.unexpected("a digit"))
            }
        }
    }

    /// Opens an object whose known members are `names`.
    ///
    /// # Errors
    ///
    /// The value is not an object, or stands too deep.
    #[inline]
    pub fn object(&mut self, names: &'static [&'static str]) -> Decoded<Members<'j>> {
        if self.peek() != Some(b'{') {
            return Err(self.expected("an object"));
        }
        let members = Members::new(names, self.at);
        self.enter()?;
        Ok(members)
    }

    /// Opens an array.
    ///
    /// # Errors
    ///
    /// The value is not an array, or stands too deep.
    #[inline]
    pub fn array(&mut self) -> Decoded<Elements> {
        if self.peek() != Some(b'[') {
            return Err(self.expected("an array"));
        }
        self.enter()?;
        Ok(Elements { opened: false })
    }

    /// Where the cursor stands, in bytes from the start of the text (behind a byte order mark).
    #[must_use]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// A fault at the value that the cursor stands before.
    #[must_use]
    pub fn fault(&mut self, message: impl Into<String>) -> DecodeError {
        // Peeking moves the cursor over the space before the value.
        self.peek();
        DecodeError::new(message, self.at)
    }

    /// Makes sure that nothing but space is left.
    ///
    /// # Errors
    ///
    /// There is more text behind the value.
    pub fn finish(&mut self) -> Decoded<()> {
        match self.peek() {
            Some(_) => Err(self.fault("more text follows the value")),
            None if self.whole => Ok(()),
            None => Err(self.ended()),
        }
    }

    /// The fault of finding another kind of value than `wanted`.
    #[cold]
    pub(super) fn expected(&mut self, wanted: &str) -> DecodeError {
        match self.kind() {
            Ok(kind) => self.fault(format!("expected {wanted}, found {}", kind.described())),
            Err(error) => error,
        }
    }

    /// Passes over space, and gives the byte behind it.
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

    /// Passes over the colon behind a key.
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
            true => "the text ends in the middle of a value",
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
    fn enter(&mut self) -> Decoded<()> {
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

/// The walk over an array's elements.
#[derive(Debug)]
pub struct Elements {
    opened: bool,
}

impl Elements {
    /// Tells whether another element follows; the reader then stands before it.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    #[inline]
    pub fn next(&mut self, reader: &mut Reader<'_>) -> Decoded<bool> {
        match (reader.peek(), self.opened) {
            (Some(b']'), _) => {
                reader.advance();
                reader.leave();
                Ok(false)
            }
            (Some(b','), true) => {
                reader.advance();
                match reader.peek() {
                    Some(b']') => Err(reader.unexpected("a JSON value")),
                    _ => Ok(true),
                }
            }
            (_, true) => Err(reader.unexpected("`,` or `]`")),
            (_, false) => {
                self.opened = true;
                Ok(true)
            }
        }
    }
}

/// The text behind the byte order mark that some servers send.
pub(super) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}
