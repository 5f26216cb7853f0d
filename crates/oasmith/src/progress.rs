//! What the command is doing, said where it takes long.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::console::complain;

/// A stage that takes no longer is not worth a line.
const WORTH_SAYING: Duration = Duration::from_secs(1);

/// Prints a line to standard error for each stage that takes more than a second, until it is dropped.
pub(crate) struct Progress {
    stages: Option<Sender<&'static str>>,
    watch: Option<JoinHandle<()>>,
}

impl Progress {
    /// Nothing is printed where `quiet` is asked for.
    pub(crate) fn new(quiet: bool) -> Self {
        let (stages, begun) = channel();
        let watch = thread::Builder::new();
        // Without a thread there are no lines, which is no reason to fail.
        let watch = (!quiet).then(|| watch.spawn(move || watch_over(&begun)).ok());
        Self {
            stages: Some(stages),
            watch: watch.flatten(),
        }
    }

    /// A stage begins, and ends the one before.
    pub(crate) fn begin(&self, stage: &'static str) {
        if let Some(stages) = &self.stages {
            // Nobody listens where there is no thread.
            let _ = stages.send(stage);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stages = None;
        if let Some(watch) = self.watch.take() {
            let _ = watch.join();
        }
    }
}

fn watch_over(begun: &Receiver<&'static str>) {
    while let Ok(mut stage) = begun.recv() {
        loop {
            match begun.recv_timeout(WORTH_SAYING) {
                Ok(next) => stage = next,
                Err(RecvTimeoutError::Timeout) => {
                    complain!("  {}", stage);
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}
