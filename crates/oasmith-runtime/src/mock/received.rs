//! A request that the server received.

use bytes::Bytes;
use percent_encoding::percent_decode_str;

use crate::{Decode, DecodeError, decode_slice};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Received {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

impl Received {
    /// The method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path, percent-encoded.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The value of the first query parameter of that name, decoded.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<String> {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let mut pairs = self
            .pairs()
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let (_, value) = pairs.find(|(known, _)| decoded(known) == name)?;
        Some(decoded(value))
    }

    /// The pairs of the query, percent-encoded.
    pub(super) fn pairs(&self) -> impl Iterator<Item = &str> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        query.split('&').filter(|pair| !pair.is_empty())
    }

    /// The value of the first header of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as a type of JSON.
    ///
    /// # Errors
    ///
    /// It is not what `T` promises.
    pub fn json<T: Decode>(&self) -> Result<T, DecodeError> {
        decode_slice(&self.body)
    }

    /// The request in one line.
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }
}
