//! Responses whose bodies are read as they come.

mod chunks;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::clock::within;
use crate::{Call, Error, Operation, RawResponse};

pub(crate) use chunks::Chunks;

/// A response whose body is read as it comes, whatever its status. Dropping it ends the exchange.
///
/// On wasm32 the body comes as one piece, when it is whole.
pub struct Streamed {
    operation: &'static Operation,
    status: StatusCode,
    headers: HeaderMap,
    /// `None` when the body was handed over.
    body: Option<reqwest::Response>,
    /// How long the body may stand still.
    idle_limit: Option<Duration>,
}

impl Call {
    /// Sends the call and gives the response as soon as its headers are there, whatever its status. The
    /// body is not held in memory.
    ///
    /// The time limit of the client ends with the headers; that of the call itself covers the body too.
    /// [`ClientBuilder::idle_timeout`](crate::ClientBuilder::idle_timeout) limits how long the body stands still.
    ///
    /// # Errors
    ///
    /// The call can't be made or sent, or there is no response.
    pub async fn send_streamed(self) -> Result<Streamed, Error> {
        self.head("").await
    }
}

impl Streamed {
    pub(crate) fn new(call: &Call, mut response: reqwest::Response) -> Self {
        Self {
            operation: call.operation,
            idle_limit: call.client.shared.idle_timeout,
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
    /// The response broke off, or the time was up.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = within(self.idle_limit, chunk(&mut self.body)).await;
        let chunk = chunk.ok_or_else(|| Error::idle(self.operation))?;
        chunk.map_err(|error| Error::transport(Some(self.operation), error))
    }

    /// The response with the beginning of its body, up to so many bytes, or up to where it breaks off.
    pub(crate) async fn beginning(mut self, most: usize) -> RawResponse {
        let mut raw = self.head();
        let mut body = Vec::new();
        while body.len() < most
            && let Ok(Some(piece)) = self.chunk().await
        {
            body.extend_from_slice(&piece);
        }
        raw.body = body.into();
        raw.cut(most)
    }

    /// The response without its body.
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
