//! What an error says.

use std::error::Error as _;
use std::fmt;

use reqwest::StatusCode;
use reqwest::header::{HeaderName, LOCATION};

use super::body::compressed;
use super::{Cause, Error, is_connect};
use crate::RawResponse;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{} {}: ", operation.method, operation.path)?;
        }
        match &self.0.cause {
            Cause::Build(message) | Cause::GaveUp(message) => f.write_str(message),
            Cause::Transport(error) => {
                if let Some(response) = self.response() {
                    let (status, length) = (response.status(), response.body().len());
                    write!(f, "{status}, but after {length} bytes of its body ")?;
                }
                transport(error, f)
            }
            Cause::OwnTransport(error) => write!(f, "the exchange failed: {error}"),
            Cause::Redirects(count) => {
                write!(
                    f,
                    "the server redirects without end: {count} redirects were followed"
                )
            }
            Cause::Middleware(error) => error.fmt(f),
            Cause::Credential(scheme, error) => write!(f, "no token for `{scheme}`: {error}"),
            Cause::Status { code, message } => {
                self.status_line(f)?;
                if let Some(message) = message {
                    write!(f, ": {message}")?;
                }
                if let Some(code) = code {
                    write!(f, " (code `{code}`)")?;
                }
                self.advice(f)?;
                match self.response().and_then(RawResponse::content_encoding) {
                    Some(coding) => {
                        f.write_str("; ")?;
                        compressed(coding, f)
                    }
                    None => Ok(()),
                }
            }
            Cause::Decode(error) => {
                self.status_line(f)?;
                write!(f, ", but {error}")
            }
        }?;
        match self.attempts() {
            0 | 1 => Ok(()),
            attempts => write!(f, " ({attempts} attempts)"),
        }
    }
}

/// The same as [`Display`](fmt::Display): it is what a `main` that returns the error prints. The raw
/// body is there by [`Error::body`].
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error {
    fn status_line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status() {
            Some(status) => write!(f, "{status}"),
            None => Ok(()),
        }
    }

    fn has_header(&self, name: HeaderName) -> bool {
        self.headers()
            .is_some_and(|headers| headers.contains_key(name))
    }

    /// What can be done about a status.
    fn advice(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = match self.status() {
            Some(StatusCode::UNAUTHORIZED) => "check the credentials that the client was given",
            Some(StatusCode::FORBIDDEN) => "check the permissions of the credentials",
            Some(StatusCode::TOO_MANY_REQUESTS) => match self.retry_after() {
                Some(wait) => return write!(f, "; try again in {} s", wait.as_secs()),
                None => "try again later",
            },
            Some(status) if status.is_server_error() => "the server failed; try again later",
            Some(status) if status.is_redirection() && self.has_header(LOCATION) => {
                "redirects to another origin, and those that would make a GET of a POST, are not followed; \
                 check the base URL"
            }
            _ => return Ok(()),
        };
        write!(f, "; {advice}")
    }
}

/// What broke the exchange, with the innermost cause, which says most.
fn transport(error: &reqwest::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut cause = error.source();
    while let Some(inner) = cause.and_then(std::error::Error::source) {
        cause = Some(inner);
    }
    if error.is_timeout() {
        let when = if is_connect(error) {
            "connecting"
        } else {
            "waiting for the response"
        };
        return write!(
            f,
            "timed out while {when}; set a longer timeout on the client"
        );
    }
    let what = if is_connect(error) {
        "could not connect"
    } else if error.is_builder() {
        "the request can't be sent"
    } else if error.is_body() || error.is_decode() {
        "the response broke off"
    } else {
        "the exchange failed"
    };
    f.write_str(what)?;
    if let Some(cause) = cause {
        write!(f, ": {cause}")?;
    }
    let https = error.url().is_some_and(|url| url.scheme() == "https");
    if https && is_connect(error) && !cfg!(any(feature = "rustls", feature = "native-tls")) {
        f.write_str("; for https turn on the feature `rustls` or `native-tls`")?;
    }
    Ok(())
}
