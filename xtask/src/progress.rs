//! A line a stage, so that a maintainer sees where the time goes.

use std::io::{IsTerminal, Write};
use std::time::Instant;

/// Prints what is being done, and how long it took.
pub(crate) struct Progress {
    started: Instant,
    stage: Option<(String, Instant)>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            stage: None,
        }
    }

    /// Ends the stage before, if any, and begins one.
    pub(crate) fn begin(&mut self, stage: String) {
        self.end();
        if std::io::stderr().is_terminal() {
            // Replaced by the stage's own line when it ends.
            eprint!("  {stage} …\r");
            let _ = std::io::stderr().flush();
        }
        self.stage = Some((stage, Instant::now()));
    }

    /// Ends the current stage.
    pub(crate) fn end(&mut self) {
        if let Some((stage, since)) = self.stage.take() {
            eprintln!(
                "  {stage:<58} {:>6.1} ms",
                since.elapsed().as_secs_f64() * 1e3
            );
        }
    }

    /// Seconds since the beginning.
    pub(crate) fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}
