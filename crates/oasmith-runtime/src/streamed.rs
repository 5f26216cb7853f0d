//! Answers whose bodies are read as they come.

mod chunks;

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::{Call, Error, Operation, RawResponse};

pub(crate) use chunks::Chunks;

/// An answer whose body is read as it comes, whatever its status. Dropping it ends the exchange.
///
/// On wasm32 the body comes as one piece, when it is whole.
pub struct Streamed {
    operation: &'static Operation,
    status: StatusCode,
    headers: HeaderMap,
    /// `None` when the body was handed over.
    body: Option<reqwest::Response>,
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
        let response = self.head("").await?;
        Ok(Streamed::new(self.operation, response))
    }
}

impl Streamed {
    pub(crate) fn new(operation: &'static Operation, mut response: reqwest::Response) -> Self {
        Self {
            operation,
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: Some(response),
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

    /// The next piece of the body, as the network gave it; `None` at its end.
    ///
    /// # Errors
    ///
    /// The answer broke off, or the time was up.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = chunk(&mut self.body).await;
        chunk.map_err(|error| Error::transport(Some(self.operation), error))
    }

    /// The answer without its body.
    pub(crate) fn head(&self) -> RawResponse {
        RawResponse::new(self.status, self.headers.clone(), Bytes::new())
    }
}

#[cfg(not(target_arch = "wasm32"))]
async fn chunk(body: &mut Option<reqwest::Response>) -> Result<Option<Bytes>, reqwest::Error> {
    match body {
        Some(response) => response.chunk().await,
        None => Ok(None),
    }
}

#[cfg(target_arch = "wasm32")]
async fn chunk(body: &mut Option<reqwest::Response>) -> Result<Option<Bytes>, reqwest::Error> {
    match body.take() {
        Some(response) => response.bytes().await.map(Some),
        None => Ok(None),
    }
}

/// Without headers and body, which may hold secrets.
impl fmt::Debug for Streamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streamed")
            .field("operation", &self.operation.id)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
