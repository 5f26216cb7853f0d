//! The limit of a time in which nothing moves.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;
use std::time::Duration;

use crate::clock::sleep;

/// What a future gives, unless what it sends stands still for the limit: `progress` counts the pieces.
pub(super) async fn within_idle<T>(
    limit: Option<Duration>,
    progress: Option<Arc<AtomicU64>>,
    future: impl Future<Output = T>,
) -> Option<T> {
    let (Some(limit), Some(progress)) = (limit, progress) else {
        return Some(future.await);
    };
    let mut future = pin!(future);
    let mut seen = progress.load(Ordering::Relaxed);
    loop {
        let mut over = pin!(sleep(limit));
        let output = poll_fn(|cx| match future.as_mut().poll(cx) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => over.as_mut().poll(cx).map(|()| None),
        });
        if let Some(output) = output.await {
            return Some(output);
        }
        let now = progress.load(Ordering::Relaxed);
        if now == seen {
            return None;
        }
        seen = now;
    }
}
