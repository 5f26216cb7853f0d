//! The pull reader that models decode from.

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

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
    pub(super) jiter: Jiter<'j>,
    pub(super) text: &'j [u8],
    pub(super) depth: u32,
    /// How many bytes refused union variants may still have read. It bounds the work that a text
    /// can cause by failing deep inside unions that nest in each other.
    pub(super) rereads: usize,
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
        Self {
            jiter: Jiter::new(text),
            text,
            depth: 0,
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

    /// Passes over the value at the cursor.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    pub fn skip(&mut self) -> Decoded<()> {
        self.jiter.next_skip().map_err(syntax)
    }

    /// The kind of the value at the cursor, which stays there.
    ///
    /// # Errors
    ///
    /// No value begins here.
    pub fn kind(&mut self) -> Decoded<Kind> {
        Ok(match self.jiter.peek().map_err(syntax)? {
            Peek::Null => Kind::Null,
            Peek::True | Peek::False => Kind::Boolean,
            Peek::String => Kind::String,
            Peek::Array => Kind::Array,
            Peek::Object => Kind::Object,
            peek if is_number(peek) => Kind::Number,
            _ => return Err(self.fault("expected a JSON value")),
        })
    }

    /// Consumes a `null` where one stands; tells whether it did.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    #[inline]
    pub fn null(&mut self) -> Decoded<bool> {
        match self.jiter.peek() {
            Ok(Peek::Null) => self.jiter.known_null().map(|()| true).map_err(syntax),
            Ok(_) => Ok(false),
            Err(error) => Err(syntax(error)),
        }
    }

    /// Reads a string, borrowed until the next use of the reader.
    ///
    /// # Errors
    ///
    /// The value is not a string.
    #[inline]
    pub fn text(&mut self) -> Decoded<&str> {
        match self.jiter.peek() {
            Ok(Peek::String) => self.jiter.known_str().map_err(syntax),
            _ => Err(self.expected("a string")),
        }
    }

    /// Reads a boolean.
    ///
    /// # Errors
    ///
    /// The value is not a boolean.
    #[inline]
    pub fn boolean(&mut self) -> Decoded<bool> {
        match self.jiter.peek() {
            Ok(peek @ (Peek::True | Peek::False)) => self.jiter.known_bool(peek).map_err(syntax),
            _ => Err(self.expected("a boolean")),
        }
    }

    /// Reads a number as it is spelled.
    ///
    /// # Errors
    ///
    /// The value is not a number.
    pub fn number(&mut self) -> Decoded<&str> {
        let start = self.offset();
        match self.jiter.peek() {
            Ok(peek) if is_number(peek) => {
                let bytes = self.jiter.known_number_bytes(peek).map_err(syntax)?;
                std::str::from_utf8(bytes).map_err(|_| DecodeError::new("invalid number", start))
            }
            _ => Err(self.expected("a number")),
        }
    }

    /// Opens an object whose known members are `names`.
    ///
    /// # Errors
    ///
    /// The value is not an object, or stands too deep.
    #[inline]
    pub fn object(&mut self, names: &'static [&'static str]) -> Decoded<Members<'j>> {
        match self.jiter.peek() {
            Ok(Peek::Object) => {
                self.enter()?;
                Ok(Members::new(names, self.jiter.current_index()))
            }
            _ => Err(self.expected("an object")),
        }
    }

    /// Opens an array.
    ///
    /// # Errors
    ///
    /// The value is not an array, or stands too deep.
    #[inline]
    pub fn array(&mut self) -> Decoded<Elements> {
        match self.jiter.peek() {
            Ok(Peek::Array) => {
                self.enter()?;
                Ok(Elements { opened: false })
            }
            _ => Err(self.expected("an array")),
        }
    }

    /// Where the cursor stands, in bytes from the start of the text.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.jiter.current_index()
    }

    /// A fault at the value that the cursor stands before.
    #[must_use]
    pub fn fault(&mut self, message: impl Into<String>) -> DecodeError {
        // Peeking moves the cursor over the space before the value.
        let _ = self.jiter.peek();
        DecodeError::new(message, self.offset())
    }

    /// Makes sure that nothing but space is left.
    ///
    /// # Errors
    ///
    /// There is more text behind the value.
    pub fn finish(&mut self) -> Decoded<()> {
        self.jiter.finish().map_err(syntax)
    }

    /// The fault of finding another kind of value than `wanted`.
    #[cold]
    pub(super) fn expected(&mut self, wanted: &str) -> DecodeError {
        match self.kind() {
            Ok(kind) => self.fault(format!("expected {wanted}, found {}", kind.described())),
            Err(error) => error,
        }
    }

    fn enter(&mut self) -> Decoded<()> {
        if self.depth >= MAX_DEPTH {
            return Err(self.fault(format!("nested deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        Ok(())
    }

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
        let peek = if self.opened {
            reader.jiter.array_step()
        } else {
            self.opened = true;
            reader.jiter.known_array()
        };
        match peek {
            Ok(Some(_)) => Ok(true),
            Ok(None) => {
                reader.leave();
                Ok(false)
            }
            Err(error) => Err(syntax(error)),
        }
    }
}

/// Whether a JSON number begins so; jiter counts `NaN` and `Infinity` among the numbers.
pub(super) fn is_number(peek: Peek) -> bool {
    matches!(peek.into_inner(), b'0'..=b'9' | b'-')
}

/// The text behind the byte order mark that some servers send.
pub(super) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// A fault of the text itself, in our words where the reader's are not plain.
#[cold]
pub(super) fn syntax(error: JiterError) -> DecodeError {
    let message = match &error.error_type {
        JiterErrorType::JsonError(
            JsonErrorType::EofWhileParsingList
            | JsonErrorType::EofWhileParsingObject
            | JsonErrorType::EofWhileParsingString
            | JsonErrorType::EofWhileParsingValue,
        ) => "the text ends in the middle of a value".to_owned(),
        JiterErrorType::JsonError(JsonErrorType::TrailingCharacters) => {
            "more text follows the value".to_owned()
        }
        JiterErrorType::JsonError(JsonErrorType::RecursionLimitExceeded) => {
            "nested too deep".to_owned()
        }
        other => format!("not JSON: {other}"),
    };
    DecodeError::new(message, error.index)
}
