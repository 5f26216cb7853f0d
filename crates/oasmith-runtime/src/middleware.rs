//! Middleware: what runs around each attempt to send a call.

use std::future::{Future, ready};
use std::pin::Pin;

use crate::{Error, Extensions, Operation};

/// A boxed future that borrows what it works on.
#[cfg(not(target_arch = "wasm32"))]
pub type Scoped<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A boxed future that borrows what it works on; on wasm32 it stays on its thread.
#[cfg(target_arch = "wasm32")]
pub type Scoped<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// An error of any type.
pub type AnyError = Box<dyn std::error::Error + Send + Sync>;

/// One try to send a call. A call that is retried makes several.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attempt {
    /// The operation that is called: its `id`, `group`, `path` template and what `security` it asks for.
    pub operation: &'static Operation,
    /// 1 for the first attempt of a call, 2 for the next.
    pub number: u32,
    /// The call's own number: all its attempts have it, and no other call of the program.
    pub call_id: u64,
    /// Values that go with the call, from [`Call::extension`](crate::Call::extension) and from middleware.
    pub extensions: Extensions,
}

/// Changes the requests of all calls of a client, and sees the responses.
///
/// Those of a client are given to [`ClientBuilder::middleware`](crate::ClientBuilder::middleware). Each
/// attempt passes through all of them: `before` in the order in which they were given, `after` in the
/// reverse of it, so that the first is around all others. An attempt that one of them refuses is not
/// sent; `after` is then run of those before it. Retrying is outside of them all.
///
/// ```
/// use oasmith_runtime::{AnyError, Attempt, Middleware, Scoped, reqwest};
///
/// /// Tells the server which of its operations is meant.
/// struct Named;
///
/// impl Middleware for Named {
///     fn before<'a>(
///         &'a self,
///         attempt: &'a Attempt,
///         request: &'a mut reqwest::Request,
///     ) -> Scoped<'a, Result<(), AnyError>> {
///         Box::pin(async move {
///             let id = attempt.operation.id.parse()?;
///             request.headers_mut().insert("x-operation", id);
///             Ok(())
///         })
///     }
/// }
///
/// # fn main() -> Result<(), oasmith_runtime::Error> {
/// let client = oasmith_runtime::Client::builder("http://localhost:8080");
/// let client = client.middleware(Named).build()?;
/// # Ok(())
/// # }
/// ```
pub trait Middleware: Send + Sync {
    /// Runs before an attempt is sent. The request is complete, with its credentials.
    ///
    /// # Errors
    ///
    /// The attempt is not sent. The call fails with this error, of the kind
    /// [`ErrorKind::Middleware`](crate::ErrorKind::Middleware); an [`Error`] is returned as it is.
    fn before<'a>(
        &'a self,
        attempt: &'a Attempt,
        request: &'a mut reqwest::Request,
    ) -> Scoped<'a, Result<(), AnyError>> {
        let _ = (attempt, request);
        Box::pin(ready(Ok(())))
    }

    /// Is run after `before`, and may respond in place of the server: from a cache, say. The attempt is then not
    /// sent, and reaches no middleware further inside. A [`RawResponse`](crate::RawResponse) can become a response.
    ///
    /// # Errors
    ///
    /// As for [`Middleware::before`].
    fn respond<'a>(
        &'a self,
        attempt: &'a Attempt,
        request: &'a reqwest::Request,
    ) -> Scoped<'a, Result<Option<reqwest::Response>, AnyError>> {
        let _ = (attempt, request);
        Box::pin(ready(Ok(None)))
    }

    /// Is run when the call is dropped during an attempt that passed `before`. There is no `after` for it then.
    fn dropped(&self, attempt: &Attempt) {
        let _ = attempt;
    }

    /// Is run when the head of a response is there, whatever its status, or when there is none. The body
    /// is still to come, for the call. After the end of the call's time it is run as far as it goes
    /// without waiting, and where a call is dropped not at all; see [`Middleware::dropped`].
    ///
    /// # Errors
    ///
    /// The response is discarded. The call fails with this error, as for [`Middleware::before`].
    fn after<'a>(
        &'a self,
        attempt: &'a Attempt,
        outcome: Result<&'a mut reqwest::Response, &'a Error>,
    ) -> Scoped<'a, Result<(), AnyError>> {
        let _ = (attempt, outcome);
        Box::pin(ready(Ok(())))
    }
}
