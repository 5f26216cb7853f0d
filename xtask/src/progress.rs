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

/// How far a command has come that does the same for many documents.
pub(crate) struct Bar {
    started: Instant,
    total: usize,
    done: usize,
}

impl Bar {
    const WIDTH: usize = 24;

    pub(crate) fn new(total: usize) -> Self {
        Self {
            started: Instant::now(),
            total,
            done: 0,
        }
    }

    /// Shows what is being done with a document. Where nobody watches, a line for each document
    /// and step.
    pub(crate) fn show(&self, name: &str, step: &str) {
        let (done, total) = (self.done, self.total);
        if !std::io::stderr().is_terminal() {
            eprintln!("[{}/{total}] {name}: {step}", done + 1);
            return;
        }
        let full = Self::WIDTH * done / total.max(1);
        let bar = format!("{:<width$}", "█".repeat(full), width = Self::WIDTH);
        let seconds = self.started.elapsed().as_secs();
        eprint!("\r\x1b[K▕{bar}▏ {done}/{total} {seconds} s  {name}: {step}");
        let _ = std::io::stderr().flush();
    }

    /// Counts a document as done.
    pub(crate) fn advance(&mut self) {
        self.done += 1;
    }

    /// Takes the bar away, so that something else can be printed.
    pub(crate) fn clear(&self) {
        if std::io::stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
    }
}
