//! One call for all who want its result.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::Error;

/// The latest result of a call that several may want at once: the first makes it, the others get what
/// it gave, be it an error. Who comes after it makes a new one. If the first is dropped, the next
/// makes the call.
#[derive(Debug)]
pub struct Flight<T> {
    /// How many calls have ended.
    landed: AtomicU64,
    /// How many of them were for something new at all costs.
    renewed: AtomicU64,
    latest: Mutex<Option<Result<T, Error>>>,
}

impl<T: Clone> Default for Flight<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Clone> Flight<T> {
    /// No call has been made yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            landed: AtomicU64::new(0),
            renewed: AtomicU64::new(0),
            latest: Mutex::new(None),
        }
    }

    /// Gives the latest result if it is good enough, or that of a call that others are making, or
    /// makes one. Who wants something new (`renew`) only takes part in calls that are made for that.
    ///
    /// # Errors
    ///
    /// Those of the call that gave the result.
    pub async fn get<F: Future<Output = Result<T, Error>>>(
        &self,
        renew: bool,
        is_good: impl Fn(&T) -> bool,
        call: impl FnOnce() -> F,
    ) -> Result<T, Error> {
        let ended = if renew { &self.renewed } else { &self.landed };
        let wanted_at = ended.load(Ordering::Acquire);
        let mut latest = self.latest.lock().await;
        let shared = ended.load(Ordering::Acquire) != wanted_at;
        match &*latest {
            Some(result) if shared => return result.clone(),
            Some(Ok(value)) if !renew && is_good(value) => return Ok(value.clone()),
            _ => {}
        }
        let result = call().await;
        *latest = Some(result.clone());
        self.landed.fetch_add(1, Ordering::Release);
        self.renewed.fetch_add(u64::from(renew), Ordering::Release);
        result
    }

    /// The latest result, unless it is an error; `None` also while a call is being made.
    #[must_use]
    pub fn latest(&self) -> Option<T> {
        self.latest
            .try_lock()
            .ok()?
            .as_ref()?
            .as_ref()
            .ok()
            .cloned()
    }
}
