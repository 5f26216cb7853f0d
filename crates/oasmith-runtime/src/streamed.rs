//! Answers whose bodies are read as they come.

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::{Call, Error, Operation};

/// An answer whose body is read as it comes, whatever its status. Dropping it ends the exchange.
pub struct Streamed {
    operation: &'static Operation,
    response: reqwest::Response,
}

impl Call {
    /// Sends the call and gives the answer as soon as its headers are there, whatever its status. The
    /// body is not held in memory.
    ///
    /// The time limit of the call covers its body too; [`Call::timeout`] lifts it.
    ///
    /// # Errors
    ///
    /// The call can't be made or sent, or there is no answer.
    pub async fn send_streamed(self) -> Result<Streamed, Error> {
        self.stream("").await
    }

    /// The same, asking for the media types of `accept`.
    pub(crate) async fn stream(&self, accept: &str) -> Result<Streamed, Error> {
        Ok(Streamed {
            operation: self.operation,
            response: self.head(accept).await?,
        })
    }
}

impl Streamed {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The next piece of the body, as the network gave it; `None` at its end.
    ///
    /// # Errors
    ///
    /// The answer broke off, or the time was up.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = self.response.chunk().await;
        chunk.map_err(|error| Error::transport(Some(self.operation), error))
    }
}

/// Without headers and body, which may hold secrets.
impl fmt::Debug for Streamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streamed")
            .field("operation", &self.operation.id)
            .field("status", &self.response.status())
            .finish_non_exhaustive()
    }
}
