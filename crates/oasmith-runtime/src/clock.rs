//! What time it is, and letting it pass.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use jiff::Timestamp;

/// Passes the time by the timer of tokio, in whose runtime reqwest works anyway.
///
/// # Panics
///
/// Outside of a runtime of tokio whose timer is on.
#[cfg(not(target_arch = "wasm32"))]
pub async fn sleep(time: Duration) {
    tokio::time::sleep(time).await;
}

/// Passes the time by the timer of the browser, at most 24 days of it.
#[cfg(target_arch = "wasm32")]
pub async fn sleep(time: Duration) {
    let millis = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    gloo_timers::future::TimeoutFuture::new(millis.min(i32::MAX as u32)).await;
}

/// A point in time that others are measured from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment(Started);

#[cfg(not(target_arch = "wasm32"))]
type Started = tokio::time::Instant;
/// The standard library has no clock there.
#[cfg(target_arch = "wasm32")]
type Started = Timestamp;

impl Moment {
    pub(crate) fn now() -> Self {
        Self(Started::now())
    }

    /// How long it has been since.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// How long it has been since.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn elapsed(self) -> Duration {
        until(self.0, Timestamp::now())
    }
}

/// How long it is from one instant to a later one; no time where it is not later.
pub(crate) fn until(from: Timestamp, to: Timestamp) -> Duration {
    Duration::try_from(to.duration_since(from)).unwrap_or_default()
}

/// What a future gives, unless it takes longer than the limit.
pub(crate) async fn within<T>(
    limit: Option<Duration>,
    future: impl Future<Output = T>,
) -> Option<T> {
    let Some(limit) = limit else {
        return Some(future.await);
    };
    let (mut future, mut over) = (pin!(future), pin!(sleep(limit)));
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => over.as_mut().poll(cx).map(|()| None),
    })
    .await
}
