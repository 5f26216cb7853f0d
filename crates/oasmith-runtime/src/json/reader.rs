//! The pull reader that models decode from.

use super::misfit::{Aside, Misfits};
use super::scan::number_end;
use super::{Decode, DecodeError, Decoded, Elements, Members};

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
    pub(super) whole: bool,
    /// Where the cursor stands; only ever on the bounds of characters.
    pub(super) at: usize,
    pub(super) depth: u32,
    /// The last string that had escapes.
    pub(super) scratch: String,
    /// How many bytes refused union variants may still have read. It bounds the work that a text
    /// can cause by failing deep inside unions that nest in each other.
    pub(super) rereads: usize,
    /// How many bytes may still be read to tell why variants are refused.
    pub(super) accounts: usize,
    /// What was read so far without being declared.
    pub(super) misfits: Misfits,
    /// A member that its object has no place for.
    pub(super) aside: Option<Aside>,
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
            accounts: text.len().saturating_mul(4).saturating_add(1 << 14),
            misfits: Misfits::default(),
            aside: None,
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

    /// Where the cursor stands, in bytes from the start of the text (after a byte order mark).
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
    /// There is more text after the value.
    pub fn finish(&mut self) -> Decoded<()> {
        match self.peek() {
            Some(_) => Err(self.fault("more text follows the value")),
            None if self.whole => Ok(()),
            None => Err(self.ended()),
        }
    }
}

/// The text after the byte order mark that some servers send.
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}
