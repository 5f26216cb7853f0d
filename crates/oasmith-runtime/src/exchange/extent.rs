//! How much of a response is waited for.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::receive;
use crate::{Call, Error, RawResponse};

/// A response, or as much of it as is waited for.
pub(crate) trait Extent: Sized {
    /// Whether the body may take as long as it likes, unless the call has a limit of its own.
    const ENDLESS: bool = false;

    /// Waits for what is still to come after the head.
    async fn receive(call: &Call, response: reqwest::Response) -> Result<Self, Error>;

    /// Status and headers.
    fn head(&self) -> (StatusCode, &HeaderMap);
}

/// All of it.
impl Extent for RawResponse {
    async fn receive(call: &Call, response: reqwest::Response) -> Result<Self, Error> {
        receive::whole(call, response).await
    }

    fn head(&self) -> (StatusCode, &HeaderMap) {
        (self.status, &self.headers)
    }
}

/// All of it, also that of an error however long it is.
pub(crate) struct Entire(pub(crate) RawResponse);

impl Extent for Entire {
    async fn receive(call: &Call, response: reqwest::Response) -> Result<Self, Error> {
        receive::entire(call, response).await.map(Self)
    }

    fn head(&self) -> (StatusCode, &HeaderMap) {
        self.0.head()
    }
}

/// The head of a response whose body comes piece by piece, for as long as there is something to tell.
pub(crate) struct Open(pub(crate) reqwest::Response);

impl Extent for Open {
    const ENDLESS: bool = true;

    async fn receive(_: &Call, response: reqwest::Response) -> Result<Self, Error> {
        Ok(Self(response))
    }

    fn head(&self) -> (StatusCode, &HeaderMap) {
        (self.0.status(), self.0.headers())
    }
}
