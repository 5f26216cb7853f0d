//! What Nango's errors say beyond their status.

use std::time::Duration;

use crate::Error;
use crate::models::StdError;
use crate::runtime::Timestamp;

/// Questions about errors that are Nango's own. Bring it in to ask them:
///
/// ```no_run
/// use nango::ErrorExt;
///
/// # async fn example(client: nango::Client) {
/// match client.connections().get("conn-1", "github").await {
///     Ok(connection) => println!("{}", connection.connection_id),
///     Err(error) if error.is_unknown_connection() => println!("connect first"),
///     Err(error) if error.is_rate_limited() => println!("{:?}", error.rate_limit()),
///     Err(error) => println!("{error}"),
/// }
/// # }
/// ```
pub trait ErrorExt: sealed::Sealed {
    /// The body of the error, where it is of the shape that Nango's have: `code`, and for some codes
    /// `message`, `errors`, `payload`, `upstream`.
    fn nango(&self) -> Option<StdError>;

    /// Whether there is no such connection (`unknown_connection`).
    fn is_unknown_connection(&self) -> bool;

    /// Whether there is no such integration (`unknown_provider_config`).
    fn is_unknown_integration(&self) -> bool;

    /// Whether the plan doesn't allow it (`plan_limit`, `resource_capped`, `feature_disabled`).
    fn is_plan_limit(&self) -> bool;

    /// Whether the request was found to be malformed (`invalid_body`, `invalid_query_params` and the
    /// like); [`nango`](Self::nango) has the single problems.
    fn is_invalid_request(&self) -> bool;

    /// Whether the credentials of the connection could not be refreshed: the user must connect again.
    fn is_refresh_failure(&self) -> bool;

    /// Whether it is the provider that refused what a function asked it for (`script_http_error`).
    fn is_provider_failure(&self) -> bool;

    /// How much may be called, where the answer tells.
    fn rate_limit(&self) -> Option<RateLimit>;
}

/// How much may be called. It counts in points: most calls cost one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Points for each minute (`X-RateLimit-Limit`).
    pub limit: u64,
    /// Points left in this minute (`X-RateLimit-Remaining`).
    pub remaining: u64,
    /// When there are new points (`X-RateLimit-Reset`).
    pub reset: Timestamp,
}

impl RateLimit {
    /// How long it is until there are new points, by the clock of this machine.
    #[must_use]
    pub fn wait(&self) -> Duration {
        let left = self.reset.duration_since(Timestamp::now());
        Duration::try_from(left).unwrap_or_default()
    }
}

impl ErrorExt for Error {
    fn nango(&self) -> Option<StdError> {
        self.is_status().then(|| self.decode_body()?.ok())?
    }

    fn is_unknown_connection(&self) -> bool {
        self.code() == Some("unknown_connection")
    }

    fn is_unknown_integration(&self) -> bool {
        self.code() == Some("unknown_provider_config")
    }

    fn is_plan_limit(&self) -> bool {
        let code = self.code();
        code.is_some_and(|code| {
            matches!(code, "plan_limit" | "resource_capped" | "feature_disabled")
        })
    }

    fn is_invalid_request(&self) -> bool {
        let code = self.code().filter(|_| self.is_bad_request());
        code.is_some_and(|code| code.starts_with("invalid_"))
    }

    fn is_refresh_failure(&self) -> bool {
        self.code()
            .is_some_and(|code| code.starts_with("connection_refresh_"))
    }

    fn is_provider_failure(&self) -> bool {
        self.code() == Some("script_http_error")
    }

    fn rate_limit(&self) -> Option<RateLimit> {
        let answer = self.response()?;
        let number = |name: &str| answer.header(name)?.trim().parse::<u64>().ok();
        let reset = i64::try_from(number("x-ratelimit-reset")?).ok()?;
        Some(RateLimit {
            limit: number("x-ratelimit-limit")?,
            remaining: number("x-ratelimit-remaining")?,
            reset: Timestamp::from_second(reset).ok()?,
        })
    }
}

mod sealed {
    /// Nobody else implements it, so more may be asked.
    pub trait Sealed {}
    impl Sealed for crate::Error {}
}
