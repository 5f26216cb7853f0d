//! Whether a call is retried, and when.

pub(crate) mod after;
mod jitter;

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::{Error, Operation};

/// What a call failed with, for a function that decides whether it is retried.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FailedAttempt<'a> {
    /// The operation that is called.
    pub operation: &'static Operation,
    /// 1 for the first attempt of a call, 2 for the next.
    pub number: u32,
    /// Status and headers, or the error where there is no response.
    pub outcome: Result<(StatusCode, &'a HeaderMap), &'a Error>,
}

/// Decides whether a call is retried; `None` leaves it to the statuses and methods.
pub type RetryRule = fn(&FailedAttempt<'_>) -> Option<bool>;

/// Whether and when a call that failed is retried.
///
/// It is retried after transient failures: there was no connection or it broke off, or the status is `429`,
/// `502`, `503` or `504`. Only methods that do the same when they come twice are repeated (`GET`, `HEAD`,
/// `OPTIONS`, `TRACE`, `PUT`, `DELETE` and `QUERY`; RFC 9110 §9.2.2), unless [`Retry::any_method`] says
/// otherwise, and only bodies that are held in memory.
///
/// A wait is as long as the server asks for by `Retry-After`, or with `429` by the time at which its
/// rate limit starts anew; else half a second, a second, and so on. A part of each is left to chance,
/// so that clients that failed together don't come back together. The time limit of the call
/// covers all attempts and the waits between them: one that goes beyond it is not begun.
///
/// ```
/// use std::time::Duration;
///
/// let patient = oasmith_runtime::Retry::new().times(5).longest_wait(Duration::from_secs(10));
/// # assert_ne!(patient, oasmith_runtime::Retry::OFF);
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use = "it is for a client's builder or a call"]
pub struct Retry {
    times: u32,
    first_wait: Duration,
    longest_wait: Duration,
    any_method: bool,
    statuses: &'static [u16],
    attempt_limit: Option<Duration>,
    rule: Option<RetryRule>,
}

/// Rules are equal where they are the same function.
impl PartialEq for Retry {
    fn eq(&self, other: &Self) -> bool {
        let numbers = |it: &Self| (it.times, it.first_wait, it.longest_wait, it.any_method);
        let rule = |it: &Self| it.rule.map(|rule| rule as usize);
        numbers(self) == numbers(other)
            && (self.statuses, self.attempt_limit) == (other.statuses, other.attempt_limit)
            && rule(self) == rule(other)
    }
}

impl Eq for Retry {}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

impl Retry {
    /// No call is retried.
    pub const OFF: Self = Self::new().times(0);

    /// Up to two retries, after waits of half a second and a second.
    pub const fn new() -> Self {
        Self {
            times: 2,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            any_method: false,
            statuses: &TRANSIENT,
            attempt_limit: None,
            rule: None,
        }
    }

    /// Sets the statuses with which a call is retried: `429`, `502`, `503` and `504` unless set.
    pub const fn statuses(mut self, statuses: &'static [u16]) -> Self {
        self.statuses = statuses;
        self
    }

    /// Sets how long one attempt may take. One that takes longer is a failure that is retried; the time limit of the
    /// call covers all attempts. It is not for bodies that are streams.
    pub const fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_limit = Some(limit);
        self
    }

    /// Sets a function that decides whether a call is retried. It goes before statuses and methods, but not before
    /// [`Retry::times`] and the time limit, and bodies that are streams are never sent twice.
    pub const fn when(mut self, rule: RetryRule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// Sets the maximum number of retries; 0 is none.
    pub const fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// Sets the wait before the first time; each further one is twice as long.
    pub const fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// Sets the longest wait: a minute unless set. Where the server asks for a longer one, the call is
    /// not retried.
    pub const fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Sets whether calls of methods such as `POST` and `PATCH` are retried too. What the call does
    /// may then be done twice, where the server did it but its response was lost.
    pub const fn any_method(mut self, any: bool) -> Self {
        self.any_method = any;
        self
    }

    /// How often a call is retried at most.
    pub(crate) fn most(&self) -> u32 {
        self.times
    }

    /// How long one attempt may take.
    pub(crate) fn attempt_limit(&self) -> Option<Duration> {
        self.attempt_limit
    }

    /// How long to wait before the next attempt; `None` where there is to be none. `attempt` counts
    /// from 1; `cut` tells that a timeout is that of the attempt, not of the call.
    pub(crate) fn wait(
        &self,
        operation: &'static Operation,
        attempt: u32,
        outcome: Result<(StatusCode, &HeaderMap), &Error>,
        cut: bool,
    ) -> Option<Duration> {
        if attempt > self.times || !self.wants_another(operation, attempt, outcome, cut) {
            return None;
        }
        let asked = match outcome {
            Ok((status, headers)) => after::wait(status, headers),
            // Where it broke off after its head, that says how long to wait.
            Err(error) => error
                .response()
                .filter(|response| self.is_transient(response.status()))
                .and_then(|response| after::wait(response.status(), response.headers())),
        };
        match asked {
            Some(asked) if asked > self.longest_wait => None,
            // The server knows best, but all who were refused were told the same.
            Some(asked) => Some(asked.saturating_add(jitter::of(self.first_wait / 4))),
            None => Some(self.backoff(attempt)),
        }
    }

    /// Whether an outcome is a failure that another attempt is made after.
    fn wants_another(
        &self,
        operation: &'static Operation,
        number: u32,
        outcome: Result<(StatusCode, &HeaderMap), &Error>,
        cut: bool,
    ) -> bool {
        let failed = FailedAttempt {
            operation,
            number,
            outcome,
        };
        if let Some(decided) = self.rule.and_then(|rule| rule(&failed)) {
            return decided;
        }
        let is_transient = match outcome {
            Ok((status, _)) => self.is_transient(status),
            Err(error) => error.may_pass() || cut && error.is_timeout(),
        };
        is_transient && (self.any_method || is_idempotent(operation.method))
    }

    fn is_transient(&self, status: StatusCode) -> bool {
        self.statuses.contains(&status.as_u16())
    }

    /// The wait after an attempt where the server asks for none.
    fn backoff(&self, attempt: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let wait = self.first_wait.saturating_mul(doubled);
        let wait = wait.min(self.longest_wait);
        wait / 2 + jitter::of(wait / 2)
    }
}

/// The statuses of failures that are likely to be transient.
const TRANSIENT: [u16; 4] = [429, 502, 503, 504];

/// Whether a request does the same when it comes twice.
pub(crate) fn is_idempotent(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY"
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use reqwest::StatusCode;
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::Retry;
    use crate::Operation;

    const BRIEF: Retry = Retry::new()
        .first_wait(Duration::from_millis(40))
        .longest_wait(Duration::from_millis(100));

    fn wait(retry: Retry, method: &'static str, status: u16, after: &str) -> Option<Duration> {
        wait_behind(retry, 1, method, status, after)
    }

    fn wait_behind(
        retry: Retry,
        attempt: u32,
        method: &'static str,
        status: u16,
        after: &str,
    ) -> Option<Duration> {
        let operation = Box::leak(Box::new(Operation {
            method,
            ..Operation::SAMPLE
        }));
        let mut headers = HeaderMap::new();
        if !after.is_empty() {
            headers.insert("retry-after", HeaderValue::from_str(after).unwrap());
        }
        let status = StatusCode::from_u16(status).unwrap();
        retry.wait(operation, attempt, Ok((status, &headers)), false)
    }

    #[test]
    fn what_may_pass_is_sent_again() {
        for status in [429, 502, 503, 504] {
            assert!(wait(BRIEF, "GET", status, "").is_some(), "{status}");
            assert!(wait(Retry::OFF, "GET", status, "").is_none(), "{status}");
        }
        for status in [200, 304, 400, 404, 408, 500, 501] {
            assert!(wait(BRIEF, "GET", status, "").is_none(), "{status}");
        }
        for method in ["PUT", "DELETE", "HEAD", "OPTIONS", "QUERY"] {
            assert!(wait(BRIEF, method, 503, "").is_some(), "{method}");
        }
        for method in ["POST", "PATCH", "PURGE"] {
            assert!(wait(BRIEF, method, 503, "0").is_none(), "{method}");
            assert!(wait(BRIEF.any_method(true), method, 503, "").is_some());
        }
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        for (attempt, longest) in [(1, 40), (2, 80), (3, 100), (60, 100)] {
            let wait = wait_behind(BRIEF.times(99), attempt, "GET", 503, "").unwrap();
            let longest = Duration::from_millis(longest);
            assert!(
                longest / 2 <= wait && wait <= longest,
                "{attempt}: {wait:?}"
            );
        }
        assert_eq!(wait_behind(BRIEF, 3, "GET", 503, ""), None, "two times");
    }

    #[test]
    fn the_server_is_waited_for_unless_it_asks_for_too_long() {
        assert!(wait(BRIEF, "GET", 503, "0").unwrap() <= Duration::from_millis(10));
        assert_eq!(wait(BRIEF, "GET", 503, "1"), None);
        let patient = wait(BRIEF.longest_wait(Duration::MAX), "GET", 503, "7").unwrap();
        assert_eq!(patient.as_secs(), 7);
        let endless = BRIEF.longest_wait(Duration::MAX);
        assert!(
            wait(endless, "GET", 503, "18446744073709549568").is_some(),
            "no overflow"
        );
    }
}
