//! One attempt to send a call, through the middleware of its client.

use std::time::Duration;

use super::extent::Extent;
use crate::auth::Tokens;
use crate::clock::within;
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
        let response = within(left, self.pass(&attempt, request)).await;
        let response = response.ok_or_else(|| Error::time_up(operation))??;
        E::receive(self, response).await
    }

    /// Sends a request through the middleware.
    async fn pass(
        &self,
        attempt: &Attempt,
        mut request: reqwest::Request,
    ) -> Result<reqwest::Response, Error> {
        let shared = &self.client.shared;
        let foreign = |error| Error::middleware(attempt.operation, error);
        let mut passed = 0;
        let mut refusal = None;
        for one in &shared.middleware {
            if let Err(error) = one.before(attempt, &mut request).await {
                refusal = Some(foreign(error));
                break;
            }
            passed += 1;
        }
        let mut outcome = match refusal {
            Some(error) => Err(error),
            None => shared
                .http
                .execute(request)
                .await
                .map_err(|error| Error::transport(Some(attempt.operation), error)),
        };
        for one in shared.middleware.iter().take(passed).rev() {
            if let Err(error) = one.after(attempt, outcome.as_mut().map_err(|e| &*e)).await {
                outcome = Err(foreign(error));
            }
        }
        outcome
    }
}
