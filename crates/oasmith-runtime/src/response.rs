//! Responses, and what types can be read out of them.

mod charset;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use crate::media_type::{essence, is_json};
use crate::{BodyError, Decode, decode_slice};

/// A response as it came.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// How many attempts it took; 0 where that is not known.
    pub(crate) attempts: u32,
}

impl RawResponse {
    /// A response out of its parts, for tests of what reads them.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers,
            body: body.into(),
            attempts: 0,
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

    /// The same response with no more than the beginning of its body.
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
        Some(essence(value).to_ascii_lowercase())
    }

    /// The content coding of a body that came compressed and was not decompressed, because the feature for that is off.
    #[must_use]
    pub fn content_encoding(&self) -> Option<&str> {
        let coding = self.header("content-encoding")?.trim();
        (!coding.is_empty() && !coding.eq_ignore_ascii_case("identity")).then_some(coding)
    }

    /// Refuses a body that is still compressed.
    fn decoded(&self) -> Result<&[u8], BodyError> {
        match self.content_encoding() {
            Some(coding) if !self.body.is_empty() => Err(BodyError::encoded(coding)),
            _ => Ok(&self.body),
        }
    }

    /// Whether the body is HTML by its label and by its looks: some servers label JSON so.
    pub(crate) fn is_html(&self) -> bool {
        self.media_type().as_deref() == Some("text/html")
            && self.body.trim_ascii_start().starts_with(b"<")
    }

    /// Decodes the body as JSON. What parses counts, whatever the `Content-Type` says.
    ///
    /// # Errors
    ///
    /// The body is empty, is HTML, is compressed, is of another media type, or is not what `T` promises.
    pub fn json<T: Decode>(&self) -> Result<T, BodyError> {
        let error = match decode_slice(&self.body) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        self.decoded()?;
        if let Some(value) =
            charset::transcoded(self).and_then(|text| decode_slice(text.as_bytes()).ok())
        {
            return Ok(value);
        }
        Err(BodyError::json(self, error))
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

    /// The body as text, in the charset that its `Content-Type` names: UTF-8, which it is without one, UTF-16,
    /// US-ASCII, ISO-8859-1 or Windows-1252.
    ///
    /// # Errors
    ///
    /// It is compressed, is not text of that charset, or the charset is another one.
    pub fn text(&self) -> Result<String, BodyError> {
        self.decoded()?;
        charset::text(self)
    }

    /// The body as a string, where the document leaves open whether it is text or JSON: its `Content-Type` decides.
    /// Without one, and for JSON that is no string, it is what it looks like.
    ///
    /// # Errors
    ///
    /// Those of [`RawResponse::text`].
    pub fn any_text(&self) -> Result<String, BodyError> {
        let media_type = self
            .media_type()
            .filter(|media_type| !media_type.is_empty());
        if media_type.is_none_or(|media_type| is_json(&media_type))
            && let Ok(text) = decode_slice(&self.body)
        {
            return Ok(text);
        }
        self.text()
    }
}

/// For a [`Transport`](crate::Transport) or a [`Middleware`](crate::Middleware) that responds itself.
#[cfg(not(target_arch = "wasm32"))]
impl From<RawResponse> for reqwest::Response {
    fn from(raw: RawResponse) -> Self {
        let mut response = http::Response::new(raw.body);
        *response.status_mut() = raw.status;
        *response.headers_mut() = raw.headers;
        response.into()
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

/// A decoded response with its status and headers.
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

    /// The same response with another body.
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

/// A type that can be read out of a successful response.
///
/// Every [`Decode`] type is read as JSON. Generated code implements it for the outcomes of
/// operations whose successful responses differ by status.
pub trait FromResponse: Sized {
    /// Reads the response.
    ///
    /// # Errors
    ///
    /// The body is not what the document declares.
    fn from_response(response: &RawResponse) -> Result<Self, BodyError>;
}

impl<T: Decode> FromResponse for T {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        response.json()
    }
}

/// Nothing was promised, and a body is passed over, unless it is HTML: then something else responded.
impl FromResponse for () {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        match response.is_html() {
            true => Err(BodyError::html()),
            false => Ok(()),
        }
    }
}

/// The body as it came.
impl FromResponse for Bytes {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        response.decoded()?;
        Ok(response.body.clone())
    }
}

/// The response as it came.
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

/// A string, where the document leaves open whether it comes as text or as JSON. See [`RawResponse::any_text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyText(pub String);

impl FromResponse for AnyText {
    fn from_response(response: &RawResponse) -> Result<Self, BodyError> {
        response.any_text().map(Self)
    }
}
