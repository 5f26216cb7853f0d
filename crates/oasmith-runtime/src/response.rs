//! Answers, and what types can be read out of them.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use crate::{BodyError, Decode, decode_slice};

/// An answer as it came.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    /// An answer out of its parts, for tests of what reads them.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers,
            body: body.into(),
        }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header's value, where it is there and readable as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body, without the rest.
    #[must_use]
    pub fn into_body(self) -> Bytes {
        self.body
    }

    /// The same answer with no more than the beginning of its body.
    pub(crate) fn cut(mut self, most: usize) -> Self {
        if self.body.len() > most {
            // A slice would keep the whole in memory.
            self.body = Bytes::copy_from_slice(self.body.get(..most).unwrap_or_default());
        }
        self
    }

    /// The media type without its parameters, in lower case.
    #[must_use]
    pub fn media_type(&self) -> Option<String> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        Some(
            value
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase(),
        )
    }

    /// Decodes the body as JSON. What parses counts, whatever the `Content-Type` says.
    ///
    /// # Errors
    ///
    /// The body is empty, is HTML, is of another media type, or is not what `T` promises.
    pub fn json<T: Decode>(&self) -> Result<T, BodyError> {
        decode_slice(&self.body).map_err(|error| BodyError::json(self, error))
    }

    /// Decodes the body as JSON where there is one.
    ///
    /// # Errors
    ///
    /// As [`RawResponse::json`], but for the empty body.
    pub fn optional_json<T: Decode>(&self) -> Result<Option<T>, BodyError> {
        if self.body.trim_ascii().is_empty() {
            return Ok(None);
        }
        self.json::<Option<T>>()
    }

    /// The body as text.
    ///
    /// # Errors
    ///
    /// It is not UTF-8.
    pub fn text(&self) -> Result<String, BodyError> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(BodyError::not_utf8(error.valid_up_to())),
        }
    }
}

/// Shows the body's length, not the body.
impl std::fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status)
            .field("body_len", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A decoded answer with its status and headers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Response<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The decoded body.
    pub body: T,
}

impl<T> Response<T> {
    /// The decoded body, without the rest.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }

    /// The same answer with another body.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            status: self.status,
            headers: self.headers,
            body: change(self.body),
        }
    }

    /// A header's value, where it is there and readable as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A type that can be read out of a successful answer.
///
/// Every [`Decode`] type is read as JSON. Generated code implements it for the outcomes of
/// operations whose successful answers differ by status.
pub trait FromResponse: Sized {
    /// Reads the answer.
    ///
    /// # Errors
    ///
    /// The body is not what was promised.
    fn from_response(response: &RawResponse) -> Result<Self, BodyError>;
}

impl<T: Decode> FromResponse for T {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        response.json()
    }
}

/// Nothing was promised, and a body is passed over.
impl FromResponse for () {
    fn from_response(_: &RawResponse) -> Result<Self, BodyError> {
        Ok(())
    }
}

/// The body as it came.
impl FromResponse for Bytes {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        Ok(response.body.clone())
    }
}

/// The answer as it came.
impl FromResponse for RawResponse {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        Ok(response.clone())
    }
}

/// The body with status and headers.
impl<T: FromResponse> FromResponse for Response<T> {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        Ok(Self {
            status: response.status,
            body: T::from_response(response)?,
            headers: response.headers.clone(),
        })
    }
}

/// A JSON body that may be missing; an [`Option`] is JSON that may be `null`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Optional<T>(pub Option<T>);

impl<T: Decode> FromResponse for Optional<T> {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        response.optional_json().map(Self)
    }
}

/// A body of text; a [`String`] is a JSON string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub String);

impl FromResponse for Text {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        response.text().map(Self)
    }
}
