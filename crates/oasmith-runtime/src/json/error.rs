//! What is said when JSON can't be read or written.

use std::borrow::Cow;
use std::fmt;

/// Why a JSON text is not what its type promised, and where.
///
/// The value itself is never part of the message: responses carry tokens and personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Fault>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    message: String,
    offset: usize,
    path: String,
    /// Whether the message names the variant that the value was read as.
    named: bool,
}

impl DecodeError {
    /// What is said of a text that ends too early.
    pub(crate) const CUT_OFF: &str = "the text ends in the middle of a value";

    /// A fault at a byte offset of the text; the path is filled in by whoever has the whole text.
    #[must_use]
    pub fn new(message: impl Into<String>, offset: usize) -> Self {
        Self(Box::new(Fault {
            message: message.into(),
            offset,
            path: String::new(),
            named: false,
        }))
    }

    /// Says which variant of a union the value was read as, and why it is none of the others. Unions
    /// around that say no more: the path does.
    #[cold]
    pub(crate) fn within(mut self, variant: &str, others: &str) -> Self {
        if !self.0.named {
            let separator = if others.is_empty() { "" } else { "; " };
            self.0
                .message
                .push_str(&format!(" (as `{variant}`{separator}{others})"));
            self.0.named = true;
        }
        self
    }

    /// What is wrong, without the place: "expected a string, found null".
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where the fault stands, in bytes from the start of the text.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The place as a JSON path (`$.connections[3].errors[0].type`, RFC 9535's normal form with
    /// dots where a name allows it). Empty only on an error that no text has been attached to.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Works out the path by scanning `text` up to the offset, unless it is known already.
    pub(crate) fn locate(mut self, text: &[u8]) -> Self {
        if self.0.path.is_empty() {
            self.0.path = super::path::at(text, self.0.offset);
        }
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.path.is_empty() {
            write!(f, "{} at byte {}", self.0.message, self.0.offset)
        } else {
            write!(f, "{}: {}", self.0.path, self.0.message)
        }
    }
}

impl std::error::Error for DecodeError {}

/// Why a value can't be written as JSON: it holds a number that JSON has no spelling for, something that
/// a type of another crate can't write, or something that a type refuses to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    message: Cow<'static, str>,
    path: String,
}

impl EncodeError {
    pub(crate) fn new(message: Cow<'static, str>, path: String) -> Self {
        Self { message, path }
    }

    /// The place as a JSON path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for EncodeError {}
