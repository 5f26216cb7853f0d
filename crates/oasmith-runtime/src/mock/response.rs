//! What the server responds with.

use std::time::Duration;

use bytes::Bytes;

use crate::{Encode, Optional, RawResponse, Text, encode_vec};

/// A response in the making: a status, headers and a body.
#[derive(Debug, Clone)]
#[must_use = "a response does nothing until an expectation gets it"]
pub struct MockResponse {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
    pub(super) delay: Duration,
    pub(super) hangs_up: bool,
}

impl MockResponse {
    /// A response of a status and nothing else.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
            delay: Duration::ZERO,
            hangs_up: false,
        }
    }

    /// No response: the connection ends.
    pub fn hang_up() -> Self {
        Self {
            hangs_up: true,
            ..Self::status(500)
        }
    }

    /// Adds a header. Line breaks end the value.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets a JSON body. What can't be written makes the response a `500` that says so.
    pub fn json<T: Encode + ?Sized>(self, body: &T) -> Self {
        match encode_vec(body) {
            Ok(text) => self.bytes("application/json", text),
            Err(error) => {
                Self::status(500).text(format!("the response can't be written as JSON: {error}"))
            }
        }
    }

    /// Sets a body of text.
    pub fn text(self, body: impl Into<String>) -> Self {
        self.bytes("text/plain; charset=utf-8", body.into())
    }

    /// Sets a body of bytes.
    pub fn bytes(mut self, media_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        self.headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        self.body = body.into();
        self.header("content-type", media_type)
    }

    /// What stands in the place of a refusal that is not one of this status.
    #[doc(hidden)]
    pub fn of_undeclared_status(status: u16) -> Self {
        Self::status(500).text(format!("the refusal is not one of the status {status}"))
    }

    /// Waits before the response.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

/// What can be answered to a call.
///
/// Every [`Encode`] type is written as JSON.
pub trait IntoMockResponse {
    /// The response, with the status that goes with the call.
    fn into_response(self, status: u16) -> MockResponse;
}

impl<T: Encode> IntoMockResponse for T {
    fn into_response(self, status: u16) -> MockResponse {
        MockResponse::status(status).json(&self)
    }
}

/// As it is, with its own status.
impl IntoMockResponse for MockResponse {
    fn into_response(self, _: u16) -> MockResponse {
        self
    }
}

/// No body.
impl IntoMockResponse for () {
    fn into_response(self, status: u16) -> MockResponse {
        MockResponse::status(status)
    }
}

impl IntoMockResponse for Text {
    fn into_response(self, status: u16) -> MockResponse {
        MockResponse::status(status).text(self.0)
    }
}

impl IntoMockResponse for Bytes {
    fn into_response(self, status: u16) -> MockResponse {
        MockResponse::status(status).bytes("application/octet-stream", self)
    }
}

/// Headers and body as they are.
impl IntoMockResponse for RawResponse {
    fn into_response(self, status: u16) -> MockResponse {
        let headers = self.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.into_owned())
        });
        let headers = headers.collect();
        MockResponse {
            headers,
            body: self.into_body(),
            ..MockResponse::status(status)
        }
    }
}

impl<T: Encode> IntoMockResponse for Optional<T> {
    fn into_response(self, status: u16) -> MockResponse {
        match self.0 {
            Some(body) => MockResponse::status(status).json(&body),
            None => MockResponse::status(status),
        }
    }
}
