//! The answer to a call by way of the proxy.

use serde::de::DeserializeOwned;

use super::origin::nango_error;
use crate::Error;
use crate::models::StdError;
use crate::runtime::{Bytes, Call, HeaderMap, RawResponse, StatusCode};
use crate::typed::Typed;

/// What the provider answered, as far as Nango passes it on: the status, the body, and the headers. Of
/// the headers of a successful answer that isn't streamed, Nango keeps a few only.
#[derive(Debug, Clone)]
pub struct ProxiedAnswer {
    call: Call,
    raw: RawResponse,
}

impl ProxiedAnswer {
    pub(super) fn new(call: Call, raw: RawResponse) -> Self {
        Self { call, raw }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// A header's value, where it is there and readable as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.raw.header(name)
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        self.raw.body()
    }

    /// The body, without the rest.
    pub fn into_body(self) -> Bytes {
        self.raw.into_body()
    }

    /// What Nango says, if it is Nango that refused the call, and not the provider.
    ///
    /// The status doesn't tell: either may answer 404 or 429. The body does, where it is one of the
    /// errors that the proxy is known to give, in Nango's envelope and with nothing else in it. A
    /// provider that speaks exactly so would be mistaken for Nango.
    pub fn nango_error(&self) -> Option<StdError> {
        nango_error(self.status(), self.body())
    }

    /// Reads the JSON of a successful answer as a type of your own.
    ///
    /// # Errors
    ///
    /// The answer is an error, or is not of this type.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let read = self.call.read::<Typed<T>>(self.raw)?;
        Ok(read.into_body().0)
    }

    /// The answer itself, if it is successful.
    ///
    /// # Errors
    ///
    /// It isn't; the error has the status, the headers and the body.
    pub fn error_for_status(self) -> Result<Self, Error> {
        self.call.read::<()>(self.raw.clone())?;
        Ok(self)
    }
}
