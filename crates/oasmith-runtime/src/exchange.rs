//! A call over the wire: attempts, until the outcome of one is that of the call.

mod attempt;
mod extent;
mod failure;
mod idle;
mod receive;
mod redirect;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::StatusCode;

use crate::auth::Tokens;
use crate::clock::{Moment, sleep, within};
use crate::send::BoxFuture;
use crate::streamed::Streamed;
use crate::{Attempt, Call, Error, Extensions, RawResponse, trace};
pub(crate) use extent::Extent;
use extent::{Entire, Open};

/// A response, and how many attempts it took.
pub(crate) type Attempted<E> = Result<(E, u32), Error>;

impl Call {
    /// Sends the call and gives the whole response; that of an error up to the client's limit.
    pub(crate) fn whole(self, accept: &'static str) -> BoxFuture<Result<RawResponse, Error>> {
        // It is boxed once, here: what is generic over the response's type is then all but nothing.
        Box::pin(async move {
            let (raw, attempts) = self.exchange::<RawResponse>(accept).await?;
            Ok(RawResponse { attempts, ..raw })
        })
    }

    /// Sends the call and gives the whole response, whatever its status.
    pub(crate) fn entire(self) -> BoxFuture<Result<RawResponse, Error>> {
        Box::pin(async move {
            let (Entire(raw), attempts) = self.exchange("").await?;
            Ok(RawResponse { attempts, ..raw })
        })
    }

    /// Sends the call and gives the response when its head is there, whatever its status.
    pub(crate) async fn head(&self, accept: &str) -> Result<Streamed, Error> {
        let (Open(response), _) = self.exchange(accept).await?;
        Ok(Streamed::new(self, response))
    }

    /// Sends the call for a response that comes piece by piece. Its successful responses alone are given.
    pub(crate) async fn open(&self, accept: &str) -> Result<Streamed, Error> {
        let (Open(response), attempts) = self.exchange(accept).await?;
        if response.status().is_success() {
            return Ok(Streamed::new(self, response));
        }
        let shared = &self.client.shared;
        let mut raw = receive::whole(self, response).await?;
        raw.attempts = attempts;
        Err(Error::of_status(self.operation, raw, shared.error_shape))
    }

    async fn exchange<E: Extent>(&self, accept: &str) -> Attempted<E> {
        if !has_runtime() {
            let message = "calls are sent in a runtime of tokio, and there is none here; await the call in one, or \
                           wait for it by the feature `blocking`";
            return Err(Error::build(Some(self.operation), message.to_owned()));
        }
        trace::call(self, self.attempts(accept)).await
    }

    /// Sends the call until its outcome is no transient failure, or its time or attempts are used up.
    async fn attempts<E: Extent>(&self, accept: &str) -> Attempted<E> {
        let started = Moment::now();
        let limit = self.time_limit();
        let policy = self.retry_policy();
        // What is left of the time; `None` where there is no limit.
        let left = || limit.map(|limit| limit.saturating_sub(started.elapsed()));
        let mut tokens = self.tokens_within(left()).await?;
        let mut attempt = self.first_attempt();
        let mut renewed = false;
        loop {
            let own = policy.attempt_limit().filter(|_| self.can_repeat());
            let now = [left(), own].into_iter().flatten().min();
            let outcome = self.attempt::<E>(accept, &attempt, now, &tokens).await;
            let outcome = outcome.map_err(|error| error.after(attempt.number));
            let seen = outcome.as_ref().map(E::head);
            // A token may be taken back before its time. What was refused for it was not done.
            let unauthorized = matches!(seen, Ok((StatusCode::UNAUTHORIZED, _)));
            if unauthorized && !renewed && self.can_repeat() && tokens.refuse() {
                drop(outcome);
                tokens = self.tokens_within(left()).await?;
                (attempt.number, renewed) = (attempt.number + 1, true);
                continue;
            }
            let failures = attempt.number - u32::from(renewed);
            // The limit of an attempt is no limit of the call.
            let cut = own.is_some() && left().is_none_or(|left| !left.is_zero());
            let wait = policy.wait(self.operation, failures, seen, cut);
            let Some(wait) = wait.filter(|wait| self.can_repeat() && fits(*wait, left())) else {
                return outcome.map(|response| (response, attempt.number));
            };
            trace::again(wait, seen);
            // A response that is not taken holds its connection.
            drop(outcome);
            sleep(wait).await;
            attempt.number += 1;
        }
    }

    fn first_attempt(&self) -> Attempt {
        static CALLS: AtomicU64 = AtomicU64::new(1);
        Attempt {
            operation: self.operation,
            number: 1,
            call_id: CALLS.fetch_add(1, Ordering::Relaxed),
            extensions: Extensions::of(self.extensions()),
        }
    }
}

/// Whether there is what timers and connections need.
fn has_runtime() -> bool {
    #[cfg(not(target_arch = "wasm32"))]
    return tokio::runtime::Handle::try_current().is_ok();
    #[cfg(target_arch = "wasm32")]
    true
}

impl Call {
    async fn tokens_within(&self, left: Option<Duration>) -> Result<Tokens, Error> {
        let tokens = within(left, self.tokens()).await;
        tokens.ok_or_else(|| Error::time_up(self.operation))?
    }
}

fn fits(wait: Duration, left: Option<Duration>) -> bool {
    left.is_none_or(|left| wait < left)
}
