//! What can go wrong with a call.

mod body;
mod display;
mod kind;
mod shape;

use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

pub use body::BodyError;
pub use kind::ErrorKind;
pub use shape::ErrorShape;

use crate::{AnyError, DecodeError, FromResponse, Operation, RawResponse, retry};

/// Why a call, or the setting up of a client, failed.
///
/// Its text names the operation, never arguments, credentials or the query of the URL. Cloning it is
/// cheap, so that all who wait for the same call can have its error.
#[derive(Clone)]
pub struct Error(Arc<Inner>);

struct Inner {
    operation: Option<&'static Operation>,
    cause: Cause,
    response: Option<RawResponse>,
    attempts: u32,
}

#[derive(Debug)]
enum Cause {
    Build(String),
    GaveUp(String),
    Transport(reqwest::Error),
    /// A transport of your own failed.
    OwnTransport(AnyError),
    /// So many redirects were followed.
    Redirects(usize),
    Middleware(AnyError),
    /// For which security scheme, and why there is no token.
    Credential(String, Arc<AnyError>),
    Status {
        code: Option<String>,
        message: Option<String>,
    },
    Decode(BodyError),
}

impl Error {
    pub(crate) fn build(operation: Option<&'static Operation>, message: String) -> Self {
        Self::new(operation, Cause::Build(message), None)
    }

    /// What was waited for by calling an operation again and again did not come about. It is of the
    /// kind [`ErrorKind::Timeout`]; `message` says what was waited for and for how long.
    #[must_use]
    pub fn gave_up(operation: &'static Operation, message: impl Into<String>) -> Self {
        Self::new(Some(operation), Cause::GaveUp(message.into()), None)
    }

    /// The time was up before there was a response.
    pub(crate) fn time_up(operation: &'static Operation) -> Self {
        let message = "timed out while waiting for the response; set a longer timeout on \
                       the client";
        Self::gave_up(operation, message)
    }

    pub(crate) fn transport(operation: Option<&'static Operation>, error: reqwest::Error) -> Self {
        // The query of the URL may hold an API key.
        Self::new(operation, Cause::Transport(error.without_url()), None)
    }

    /// A stream stood still for too long.
    pub(crate) fn idle(operation: &'static Operation) -> Self {
        let message = "nothing was sent or received for too long; `idle_timeout` of the client sets the limit";
        Self::gave_up(operation, message)
    }

    /// A transport of your own failed; an error of this type stays as it is.
    pub(crate) fn of_transport(operation: &'static Operation, error: AnyError) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self::new(Some(operation), Cause::OwnTransport(error), None),
        }
    }

    /// One redirect led to the next.
    pub(crate) fn redirects(operation: &'static Operation, count: usize) -> Self {
        Self::new(Some(operation), Cause::Redirects(count), None)
    }

    /// The same error of a call that was sent so many times.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        // Nobody else has it yet; otherwise it is the error of another call.
        if let Some(inner) =
            Arc::get_mut(&mut self.0).filter(|inner| !matches!(inner.cause, Cause::Build(_)))
        {
            inner.attempts = attempts;
        }
        self
    }

    /// The response began and broke off; `response` has what came of it.
    pub(crate) fn broken_off(
        operation: &'static Operation,
        response: RawResponse,
        error: reqwest::Error,
    ) -> Self {
        let cause = Cause::Transport(error.without_url());
        Self::new(Some(operation), cause, Some(response))
    }

    /// What a middleware says; one of this type stays as it is.
    pub(crate) fn middleware(operation: &'static Operation, error: AnyError) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self::new(Some(operation), Cause::Middleware(error), None),
        }
    }

    /// There is no token; which call it is for is said by [`Error::of_credential`].
    pub(crate) fn credential(error: AnyError) -> Self {
        Self::new(
            None,
            Cause::Credential(String::new(), Arc::new(error)),
            None,
        )
    }

    /// There is no token for that scheme of an operation.
    pub(crate) fn of_credential(self, operation: &'static Operation, scheme: &str) -> Self {
        match &self.0.cause {
            Cause::Credential(_, error) => {
                let cause = Cause::Credential(scheme.to_owned(), Arc::clone(error));
                Self::new(Some(operation), cause, None)
            }
            _ => self,
        }
    }

    pub(crate) fn of_status(
        operation: &'static Operation,
        response: RawResponse,
        shape: ErrorShape,
    ) -> Self {
        let (code, message) = shape.read(&response);
        Self::new(
            Some(operation),
            Cause::Status { code, message },
            Some(response),
        )
    }

    pub(crate) fn of_decode(
        operation: &'static Operation,
        response: RawResponse,
        error: BodyError,
    ) -> Self {
        Self::new(Some(operation), Cause::Decode(error), Some(response))
    }

    fn new(
        operation: Option<&'static Operation>,
        cause: Cause,
        response: Option<RawResponse>,
    ) -> Self {
        let attempts = response.as_ref().map_or(0, |response| response.attempts);
        Self(Arc::new(Inner {
            operation,
            cause,
            response,
            attempts,
        }))
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.cause {
            Cause::Build(_) => ErrorKind::Build,
            Cause::GaveUp(_) => ErrorKind::Timeout,
            Cause::Transport(error) if error.is_timeout() => ErrorKind::Timeout,
            Cause::Transport(error) if is_connect(error) => ErrorKind::Connect,
            Cause::Transport(_) | Cause::OwnTransport(_) | Cause::Redirects(_) => {
                ErrorKind::Transport
            }
            Cause::Middleware(_) => ErrorKind::Middleware,
            Cause::Credential(..) => ErrorKind::Credential,
            Cause::Status { .. } => ErrorKind::Status,
            Cause::Decode(_) => ErrorKind::Decode,
        }
    }

    /// The `operationId` of the call that failed.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.id)
    }

    /// How many attempts were made to send the call; 0 where none was, or where that is not known.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the server led from one redirect to the next without end.
    #[must_use]
    pub fn is_redirect_loop(&self) -> bool {
        matches!(self.0.cause, Cause::Redirects(_))
    }

    /// The status, where there was a response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(RawResponse::status)
    }

    /// The headers, where there was a response.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(RawResponse::headers)
    }

    /// The body as it came, where there was a response; of an error up to the client's limit.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0
            .response
            .as_ref()
            .map(|response| response.body().as_ref())
    }

    /// The whole response, where there was one.
    #[must_use]
    pub fn response(&self) -> Option<&RawResponse> {
        self.0.response.as_ref()
    }

    /// Reads the response as the type that the document declares for this status, which the docs of the
    /// operation's `send` name, or as the operation's type for all of them where they differ. `None`
    /// where there was no response.
    ///
    /// # Errors
    ///
    /// The body is something else, as that of a proxy in between may be.
    #[must_use]
    pub fn decode_body<T: FromResponse>(&self) -> Option<Result<T, BodyError>> {
        self.response().map(T::from_response)
    }

    /// The code in the body of an error status, where [`ErrorShape::code`] points.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Status { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    /// The message in the body of an error status, at the place that the client was told of. Where it was told of
    /// none, the `title` and `detail` of `application/problem+json` (RFC 9457).
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Status { message, .. } => message.as_deref(),
            _ => None,
        }
    }

    /// Where in the body decoding failed, as a JSON path.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Decode(error) => error.decode_error().map(DecodeError::path),
            _ => None,
        }
    }

    /// Why a successful response could not be read.
    #[must_use]
    pub fn body_error(&self) -> Option<&BodyError> {
        match &self.0.cause {
            Cause::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// The error that this one is made of, to ask for its type (`downcast_ref`): reqwest's, a [`BodyError`], or
    /// what a middleware or a source of tokens failed with.
    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.cause {
            Cause::Transport(error) => Some(error),
            Cause::Decode(error) => Some(error),
            Cause::Middleware(error) | Cause::OwnTransport(error) => Some(&**error),
            Cause::Credential(_, error) => Some(&***error),
            Cause::Build(_) | Cause::GaveUp(_) | Cause::Redirects(_) | Cause::Status { .. } => None,
        }
    }

    /// How long the server asks to wait (`Retry-After`, in seconds or as a date, RFC 9110 §10.2.3).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry::after::retry_after(self.headers()?)
    }

    /// Whether the same call may well succeed a little later: there was no connection, or it broke off.
    pub(crate) fn may_pass(&self) -> bool {
        match &self.0.cause {
            Cause::Transport(error) => {
                is_connect(error)
                    || !(error.is_timeout() || error.is_builder() || error.is_redirect())
            }
            Cause::OwnTransport(_) => true,
            _ => false,
        }
    }
}

/// Whether there was no connection.
#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

/// A browser doesn't tell whether there was a connection.
#[cfg(target_arch = "wasm32")]
fn is_connect(_: &reqwest::Error) -> bool {
    false
}

/// The source of an error of the exchange is that of the HTTP client or the transport, whose sources lead to the
/// [`std::io::Error`]. The text of other errors has that of the error underneath, which so is no source of it; see
/// [`Error::get_ref`].
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.cause {
            Cause::Transport(error) => Some(error),
            Cause::OwnTransport(error) => Some(&**error),
            Cause::Middleware(error) => error.source(),
            Cause::Credential(_, error) => error.source(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
