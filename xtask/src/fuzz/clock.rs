//! The time that a mutant costs.

use std::time::{Duration, Instant};

/// A clock of this thread's CPU where the system tells it, so that a busy machine makes nothing slow;
/// of the wall elsewhere.
pub(super) struct Clock {
    started: Instant,
    cpu: Option<Duration>,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self {
            started: Instant::now(),
            cpu: thread_cpu(),
        }
    }

    pub(super) fn elapsed(&self) -> Duration {
        match (self.cpu, thread_cpu()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.started.elapsed(),
        }
    }
}

/// What this thread has had of the CPU, on Linux (proc(5), `schedstat`: nanoseconds first).
fn thread_cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
