//! Why there is no response to a request.

use crate::{AnyError, Error, Operation};

/// Why there is no response to a request.
pub(super) enum SendFailure {
    /// The HTTP client failed.
    Http(reqwest::Error),
    /// A transport of your own failed.
    Transport(AnyError),
    /// More redirects than are followed.
    Redirects(usize),
}

impl SendFailure {
    /// The same as the error of a call.
    pub(super) fn of(self, operation: &'static Operation) -> Error {
        match self {
            Self::Http(error) => Error::transport(Some(operation), error),
            Self::Transport(error) => Error::of_transport(operation, error),
            Self::Redirects(count) => Error::redirects(operation, count),
        }
    }
}
