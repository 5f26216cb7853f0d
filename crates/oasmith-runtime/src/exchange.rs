//! A call over the wire: attempts, until the outcome of one is that of the call.

mod attempt;
mod extent;
mod receive;
#[cfg(not(target_arch = "wasm32"))]
mod redirect;

use std::time::Duration;

use reqwest::StatusCode;

use crate::auth::Tokens;
use crate::clock::{Moment, sleep, within};
use crate::send::BoxFuture;
use crate::streamed::Streamed;
use crate::{Call, Error, RawResponse, trace};
pub(crate) use extent::Extent;
use extent::{Entire, Open};

impl Call {
    /// Sends the call and gives the whole answer; that of an error up to the client's limit.
    pub(crate) fn whole(self, accept: &'static str) -> BoxFuture<Result<RawResponse, Error>> {
        // It is boxed once, here: what is generic over the answer's type is then all but nothing.
        Box::pin(async move { self.exchange(accept).await })
    }

    /// Sends the call and gives the whole answer, whatever its status.
    pub(crate) fn entire(self) -> BoxFuture<Result<RawResponse, Error>> {
        Box::pin(async move {
            let Entire(raw) = self.exchange("").await?;
            Ok(raw)
        })
    }

    /// Sends the call and gives the answer when its head is there, whatever its status.
    pub(crate) async fn head(&self, accept: &str) -> Result<reqwest::Response, Error> {
        self.exchange(accept).await
    }

    /// Sends the call for an answer that comes piece by piece. Its successful answers alone are given.
    pub(crate) async fn open(&self, accept: &str) -> Result<Streamed, Error> {
        let Open(response) = self.exchange(accept).await?;
        if response.status().is_success() {
            return Ok(Streamed::new(self.operation, response));
        }
        let shared = &self.client.shared;
        let raw = receive::whole(self, response).await?;
        Err(Error::of_status(self.operation, raw, shared.error_shape))
    }

    async fn exchange<E: Extent>(&self, accept: &str) -> Result<E, Error> {
        trace::call(self.operation, self.attempts(accept)).await
    }

    /// Sends the call until its outcome is none that may pass, or its time or attempts are used up.
    async fn attempts<E: Extent>(&self, accept: &str) -> Result<E, Error> {
        let started = Moment::now();
        let limit = self.time_limit();
        // What is left of the time; `None` where there is no limit.
        let left = || limit.map(|limit| limit.saturating_sub(started.elapsed()));
        let mut tokens = self.tokens_within(left()).await?;
        let (mut number, mut renewed) = (1, false);
        loop {
            let outcome = self.attempt(accept, number, left(), &tokens).await;
            let seen = outcome.as_ref().map(E::head);
            // A token may be taken back before its time. What was refused for it was not done.
            let unauthorized = matches!(seen, Ok((StatusCode::UNAUTHORIZED, _)));
            if unauthorized && !renewed && self.can_repeat() && tokens.refuse() {
                drop(outcome);
                tokens = self.tokens_within(left()).await?;
                (number, renewed) = (number + 1, true);
                continue;
            }
            let failures = number - u32::from(renewed);
            let wait = self.retry_policy().wait(self.operation, failures, seen);
            let Some(wait) = wait.filter(|wait| self.can_repeat() && fits(*wait, left())) else {
                return outcome;
            };
            trace::again(wait, seen);
            // An answer that is not taken holds its connection.
            drop(outcome);
            sleep(wait).await;
            number += 1;
        }
    }
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
