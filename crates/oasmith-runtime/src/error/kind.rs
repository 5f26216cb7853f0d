//! Kinds of failure, and questions about them.

use super::Error;

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be made: an argument, the base URL or a credential can't be sent.
    Build,
    /// No connection.
    Connect,
    /// The call timed out.
    Timeout,
    /// The exchange broke off in another way.
    Transport,
    /// A middleware of the client stopped the call.
    Middleware,
    /// There is no token for the call. Nothing was sent.
    Credential,
    /// The status of the response is an error.
    Status,
    /// The status of the response is a success, but its body is not what the document declares.
    Decode,
}

impl ErrorKind {
    /// The kind's name in lower case, as traces have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Transport => "transport",
            Self::Middleware => "middleware",
            Self::Credential => "credential",
            Self::Status => "status",
            Self::Decode => "decode",
        }
    }
}

impl Error {
    /// Whether the request could not be made; nothing was sent.
    #[must_use]
    pub fn is_build(&self) -> bool {
        self.kind() == ErrorKind::Build
    }

    /// Whether there was no connection; nothing was sent.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Whether the call timed out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Whether a middleware of the client stopped the call.
    #[must_use]
    pub fn is_middleware(&self) -> bool {
        self.kind() == ErrorKind::Middleware
    }

    /// Whether there was no token for the call.
    #[must_use]
    pub fn is_credential(&self) -> bool {
        self.kind() == ErrorKind::Credential
    }

    /// Whether there is no whole response, for whatever reason.
    #[must_use]
    pub fn is_transport(&self) -> bool {
        matches!(
            self.kind(),
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport
        )
    }

    /// Whether the status of the response is an error.
    #[must_use]
    pub fn is_status(&self) -> bool {
        self.kind() == ErrorKind::Status
    }

    /// Whether a successful response could not be read.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// `400 Bad Request` or `422 Unprocessable Content`
    #[must_use]
    pub fn is_bad_request(&self) -> bool {
        self.says(400) || self.says(422)
    }

    /// `401 Unauthorized`
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.says(401)
    }

    /// `403 Forbidden`
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.says(403)
    }

    /// `404 Not Found`
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.says(404)
    }

    /// `409 Conflict`
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.says(409)
    }

    /// `429 Too Many Requests`
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.says(429)
    }

    /// Any status from 500 on
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.is_status() && self.status().is_some_and(|status| status.is_server_error())
    }

    fn says(&self, status: u16) -> bool {
        self.is_status() && self.status().is_some_and(|known| known.as_u16() == status)
    }
}
