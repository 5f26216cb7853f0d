//! One attempt to send a call, through the middleware of its client.

use std::sync::Arc;
use std::time::Duration;

use super::extent::Extent;
use super::idle::within_idle;
use crate::auth::Tokens;
use crate::clock::{Moment, within};
use crate::{Attempt, Call, Error, Middleware};

impl Call {
    /// Makes the request anew, sends it and takes the response.
    pub(super) async fn attempt<E: Extent>(
        &self,
        accept: &str,
        attempt: &Attempt,
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
        let response = self.pass(attempt, request, left).await?;
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
        let mut passed = Passed::new(&self.client.shared.middleware, attempt);
        let sent = self.forth(attempt, request, &mut passed);
        let sent = within_idle(self.upload_idle_limit(), self.progress(), sent);
        let sent = within(left, sent).await;
        let outcome = match sent {
            None => Err(Error::time_up(attempt.operation)),
            Some(None) => Err(Error::idle(attempt.operation)),
            Some(Some(outcome)) => outcome,
        };
        let left = left.map(|left| left.saturating_sub(started.elapsed()));
        let outcome = within(left, Self::back(attempt, outcome, &mut passed)).await;
        passed.done();
        outcome.unwrap_or_else(|| Err(Error::time_up(attempt.operation)))
    }

    /// Sends a request after what the middleware does before.
    async fn forth(
        &self,
        attempt: &Attempt,
        mut request: reqwest::Request,
        passed: &mut Passed<'_>,
    ) -> Result<reqwest::Response, Error> {
        let shared = &self.client.shared;
        let failed = |error| Error::middleware(attempt.operation, error);
        for one in &shared.middleware {
            let before = one.before(attempt, &mut request).await;
            before.map_err(failed)?;
            passed.count += 1;
            if let Some(response) = one.respond(attempt, &request).await.map_err(failed)? {
                return Ok(response);
            }
        }
        let response = shared.send(request, self.follows_elsewhere()).await;
        response.map_err(|error| error.of(attempt.operation))
    }

    /// What the middleware that was passed makes of the outcome.
    async fn back(
        attempt: &Attempt,
        mut outcome: Result<reqwest::Response, Error>,
        passed: &mut Passed<'_>,
    ) -> Result<reqwest::Response, Error> {
        while let Some(one) = passed.next() {
            if let Err(error) = one.after(attempt, outcome.as_mut().map_err(|e| &*e)).await {
                outcome = Err(Error::middleware(attempt.operation, error));
            }
        }
        outcome
    }
}

/// The middleware that let an attempt pass. Where the call is dropped, those whose `after` did not begin are notified.
struct Passed<'a> {
    middleware: &'a [Arc<dyn Middleware>],
    attempt: &'a Attempt,
    /// How many there are still to go back through.
    count: usize,
}

impl<'a> Passed<'a> {
    fn new(middleware: &'a [Arc<dyn Middleware>], attempt: &'a Attempt) -> Self {
        Self {
            middleware,
            attempt,
            count: 0,
        }
    }

    /// The innermost that is left.
    fn next(&mut self) -> Option<&'a dyn Middleware> {
        self.count = self.count.checked_sub(1)?;
        self.middleware.get(self.count).map(|one| &**one)
    }

    fn done(&mut self) {
        self.count = 0;
    }
}

impl Drop for Passed<'_> {
    fn drop(&mut self) {
        while let Some(one) = self.next() {
            one.dropped(self.attempt);
        }
    }
}
