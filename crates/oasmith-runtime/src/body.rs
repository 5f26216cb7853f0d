//! What is sent as the body of a request or as a part of one.

#[cfg(not(target_arch = "wasm32"))]
mod stream;

use std::fmt;

use bytes::Bytes;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use stream::{Once, Piece};

/// Bytes that are sent: held in memory, or a stream of them. Texts and lists of bytes can become one.
///
/// A stream is sent once. A call with one is not retried by itself, and a clone of a call shares it:
/// sending that fails.
#[derive(Clone)]
pub struct Body(pub(crate) Source);

#[derive(Clone)]
pub(crate) enum Source {
    Bytes(Bytes),
    #[cfg(not(target_arch = "wasm32"))]
    Stream(Once),
}

impl Body {
    /// The length in bytes, where it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Source::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            #[cfg(not(target_arch = "wasm32"))]
            Source::Stream(once) => once.length(),
        }
    }

    /// Whether it can be sent more than once.
    pub(crate) fn is_held(&self) -> bool {
        matches!(self.0, Source::Bytes(_))
    }

    /// What the HTTP client takes. `length` is the length in bytes where the call knows it.
    ///
    /// # Errors
    ///
    /// It is a stream that was sent already.
    pub(crate) fn to_sent(&self, length: Option<u64>) -> Result<reqwest::Body, String> {
        match &self.0 {
            Source::Bytes(bytes) => Ok(bytes.clone().into()),
            #[cfg(not(target_arch = "wasm32"))]
            Source::Stream(once) => Ok(reqwest::Body::wrap(once.take()?.of_length(length))),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Source::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<Box<[u8]>> for Body {
    fn from(bytes: Box<[u8]>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl<const N: usize> From<&'static [u8; N]> for Body {
    fn from(bytes: &'static [u8; N]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Without the bytes.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
