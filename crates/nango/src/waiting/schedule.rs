//! When to ask, and how often.

use std::future::Future;
use std::time::Duration;

use crate::Error;
use crate::runtime::sleep;

/// The longest that a refusal can make it wait: limits are by the minute.
const LONGEST: Duration = Duration::from_secs(120);

/// When to ask, and how often: at once, after a first delay, then again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    first: Duration,
    then: Duration,
    attempts: u32,
}

impl Schedule {
    /// Asks at once and then at this interval, 30 times in all.
    #[must_use]
    pub const fn every(interval: Duration) -> Self {
        Self {
            first: interval,
            then: interval,
            attempts: 30,
        }
    }

    /// Sets another delay behind the first time.
    #[must_use]
    pub const fn first(mut self, delay: Duration) -> Self {
        self.first = delay;
        self
    }

    /// Sets how often to ask in all; at least once.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How often to ask in all.
    #[must_use]
    pub fn times(&self) -> u32 {
        self.attempts.max(1)
    }

    /// Asks until there is something; `None` if there never is.
    ///
    /// A call that Nango refuses for the rate limit counts as one, and the next comes when it is
    /// allowed.
    pub(crate) async fn ask<T, F>(&self, mut ask: impl FnMut() -> F) -> Result<Option<T>, Error>
    where
        F: Future<Output = Result<Option<T>, Error>>,
    {
        let mut delay = self.first;
        for attempt in 1..=self.times() {
            match ask().await {
                Ok(Some(found)) => return Ok(Some(found)),
                Ok(None) => {}
                Err(error) if error.is_rate_limited() && attempt < self.times() => {
                    let wait = error.retry_after().unwrap_or_default();
                    delay = delay.max(wait.min(LONGEST));
                }
                Err(error) => return Err(error),
            }
            if attempt < self.times() {
                sleep(delay).await;
            }
            delay = self.then;
        }
        Ok(None)
    }
}
