//! Letting time pass.

use std::time::Duration;

/// Passes the time by tokio's timer, which reqwest needs anyway.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn sleep(time: Duration) {
    tokio::time::sleep(time).await;
}

/// Passes the time by the timer of the browser, at most 24 days of it.
#[cfg(target_arch = "wasm32")]
pub(crate) async fn sleep(time: Duration) {
    let millis = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    gloo_timers::future::TimeoutFuture::new(millis.min(i32::MAX as u32)).await;
}
