//! One attempt to send a call, through the middleware of its client.

use std::time::Duration;

use super::extent::Extent;
use crate::auth::Tokens;
use crate::clock::{Moment, within};
use crate::{Attempt, Call, Error};

impl Call {
    /// Makes the request anew, sends it and takes the answer.
    pub(super) async fn attempt<E: Extent>(
        &self,
        accept: &str,
        number: u32,
        left: Option<Duration>,
        tokens: &Tokens,
    ) -> Result<E, Error> {
        let operation = self.operation;
        let request = self.request(accept, tokens);
        let mut request = request.map_err(|error| Error::build(Some(operation), error))?;
        // The HTTP client's limit is for the body as well; where a body may take longer than its head,
        // the limit is ours.
        let endless = E::ENDLESS && !self.has_own_limit();
        *request.timeout_mut() = left.filter(|_| !endless);
        let attempt = Attempt { operation, number };
        let response = self.pass(&attempt, request, left).await?;
        E::receive(self, response).await
    }

    /// Sends a request through the middleware, which is told also that the time was up.
    async fn pass(
        &self,
        attempt: &Attempt,
        request: reqwest::Request,
        left: Option<Duration>,
    ) -> Result<reqwest::Response, Error> {
        let started = Moment::now();
        let mut passed = 0;
        let sent = within(left, self.forth(attempt, request, &mut passed)).await;
        let time_up = || Error::time_up(attempt.operation);
        let outcome = sent.unwrap_or_else(|| Err(time_up()));
        let left = left.map(|left| left.saturating_sub(started.elapsed()));
        let outcome = within(left, self.back(attempt, outcome, passed)).await;
        outcome.unwrap_or_else(|| Err(time_up()))
    }

    /// Sends a request behind what the middleware does before. `passed` is how many let it pass.
    async fn forth(
        &self,
        attempt: &Attempt,
        mut request: reqwest::Request,
        passed: &mut usize,
    ) -> Result<reqwest::Response, Error> {
        let shared = &self.client.shared;
        for one in &shared.middleware {
            let before = one.before(attempt, &mut request).await;
            before.map_err(|error| Error::middleware(attempt.operation, error))?;
            *passed += 1;
        }
        #[cfg(not(target_arch = "wasm32"))]
        let response = shared.send(request).await;
        #[cfg(target_arch = "wasm32")]
        let response = shared.http.execute(request).await;
        response.map_err(|error| Error::transport(Some(attempt.operation), error))
    }

    /// What the middleware that was passed makes of the outcome.
    async fn back(
        &self,
        attempt: &Attempt,
        mut outcome: Result<reqwest::Response, Error>,
        passed: usize,
    ) -> Result<reqwest::Response, Error> {
        let middleware = self.client.shared.middleware.iter();
        for one in middleware.take(passed).rev() {
            if let Err(error) = one.after(attempt, outcome.as_mut().map_err(|e| &*e)).await {
                outcome = Err(Error::middleware(attempt.operation, error));
            }
        }
        outcome
    }
}
