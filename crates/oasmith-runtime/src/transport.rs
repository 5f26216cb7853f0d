//! What carries requests to a server.

use std::future::Future;

use crate::{AnyError, Scoped};

/// Carries requests to a server in place of the HTTP client, for tests that need no server and for gateways.
///
/// Functions that give a future of a response are transports. A [`RawResponse`](crate::RawResponse) can become a
/// response:
///
/// ```
/// use oasmith_runtime::{AnyError, Client, HeaderMap, RawResponse, StatusCode, reqwest};
///
/// # fn main() -> Result<(), oasmith_runtime::Error> {
/// let double = |request: reqwest::Request| async move {
///     assert_eq!(request.url().path(), "/things");
///     let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), "[1, 2]");
///     Ok::<_, AnyError>(response.into())
/// };
/// let client = Client::builder("https://api.example.com").transport(double).build()?;
/// # Ok(())
/// # }
/// ```
///
/// Redirects are followed, retries made and middleware run around it, as around the HTTP client.
pub trait Transport: Send + Sync {
    /// Sends a request and gives the response as soon as its head is there.
    ///
    /// # Errors
    ///
    /// There is no response. The call fails with this error, of the kind
    /// [`ErrorKind::Transport`](crate::ErrorKind::Transport), and may be retried.
    fn send(&self, request: reqwest::Request) -> Scoped<'_, Result<reqwest::Response, AnyError>>;
}

#[cfg(not(target_arch = "wasm32"))]
impl<F, T> Transport for F
where
    F: Fn(reqwest::Request) -> T + Send + Sync,
    T: Future<Output = Result<reqwest::Response, AnyError>> + Send + 'static,
{
    fn send(&self, request: reqwest::Request) -> Scoped<'_, Result<reqwest::Response, AnyError>> {
        Box::pin(self(request))
    }
}

#[cfg(target_arch = "wasm32")]
impl<F, T> Transport for F
where
    F: Fn(reqwest::Request) -> T + Send + Sync,
    T: Future<Output = Result<reqwest::Response, AnyError>> + 'static,
{
    fn send(&self, request: reqwest::Request) -> Scoped<'_, Result<reqwest::Response, AnyError>> {
        Box::pin(self(request))
    }
}
