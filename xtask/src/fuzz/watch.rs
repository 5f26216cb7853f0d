//! What can't be caught from within: a mutant that never ends, and one that ends the process.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Result;

/// After this long a mutant counts as one that never ends, however busy the machine is.
const HANGS: Duration = Duration::from_secs(300);

/// Ends the process when a mutant does not end. The mutant in work stands in a file, which is still
/// there if the process died of it.
pub(super) struct Watch {
    current: Arc<Mutex<Option<(Instant, String)>>>,
    file: PathBuf,
}

impl Watch {
    pub(super) fn start(work: &Path) -> Result<Self> {
        std::fs::create_dir_all(work)?;
        let current: Arc<Mutex<Option<(Instant, String)>>> = Arc::default();
        let watched = Arc::clone(&current);
        let file = work.join("mutant-in-work");
        let kept = file.clone();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_secs(1));
                let current = watched.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some((since, what)) = current.as_ref()
                    && since.elapsed() > HANGS
                {
                    eprintln!("finding: hangs; {what}\n  kept as {}", kept.display());
                    std::process::exit(1);
                }
            }
        });
        Ok(Self { current, file })
    }

    /// A mutant begins.
    pub(super) fn begin(&self, what: String, bytes: &[u8]) -> Result<()> {
        std::fs::write(&self.file, bytes)?;
        std::fs::write(self.file.with_extension("txt"), &what)?;
        self.set(Some((Instant::now(), what)));
        Ok(())
    }

    /// It has ended.
    pub(super) fn end(&self) {
        self.set(None);
    }

    fn set(&self, value: Option<(Instant, String)>) {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = value;
    }
}
