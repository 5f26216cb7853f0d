//! `oasmith generate --watch`: again whenever what it was made of changes.
//!
//! The few files are looked at again and again. The system could tell of changes, but not on folders of a network or of
//! a container's host, and by another way on each platform.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use clap::ArgMatches;
use oasmith_codegen::disk::DiskLoader;
use oasmith_spec::load::Loader;

use super::{Occasion, once};
use crate::console::{complain, tell};
use crate::report::{Verbosity, counted};
use crate::{CommandOutcome, arguments, input};

/// How long nothing is looked at.
const PAUSE: Duration = Duration::from_millis(200);

/// Generates, and generates again after each change, until the process is ended.
pub(super) fn run(matches: &ArgMatches) -> CommandOutcome {
    let mut occasion = Occasion::First;
    loop {
        let request = arguments::request(matches);
        if request.spec == Path::new(input::INPUT) {
            complain!("error: standard input can't be watched; name a file");
            return CommandOutcome::Failed;
        }
        let loader = RecordingLoader::default();
        // It counts too when it comes to be.
        loader.record(&request.spec.with_file_name(arguments::CONFIGURATION));
        let result = once(matches, request, &loader, occasion);
        let read = loader.read.into_inner();
        if result == CommandOutcome::Failed && read.len() < 2 {
            // No document was named: there is nothing to wait for.
            return result;
        }
        if occasion == Occasion::First && !Verbosity::of(matches).is_quiet() {
            let existing = read.values().filter(|state| state.is_some()).count();
            let files = counted(existing, ["file", "files"]);
            tell!("watching {}; Ctrl-C ends it", files);
        }
        occasion = Occasion::Again;
        wait(&read);
    }
}

/// Waits for a change, and until no other follows: editors write a file in several steps.
fn wait(read: &BTreeMap<PathBuf, FileState>) {
    let now = || -> Vec<FileState> { read.keys().map(|path| state(path)).collect() };
    let before: Vec<FileState> = read.values().copied().collect();
    let mut last = now();
    loop {
        thread::sleep(PAUSE);
        let current = now();
        if current != before && current == last {
            return;
        }
        last = current;
    }
}

/// When a file was changed, and how long it is; `None` where it can't be read.
type FileState = Option<(SystemTime, u64)>;

fn state(path: &Path) -> FileState {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// Reads files, and keeps in mind which, in what state they were before.
#[derive(Default)]
struct RecordingLoader {
    read: RefCell<BTreeMap<PathBuf, FileState>>,
}

impl RecordingLoader {
    fn record(&self, path: &Path) {
        let mut read = self.read.borrow_mut();
        read.entry(path.to_owned()).or_insert_with(|| state(path));
    }
}

impl Loader for RecordingLoader {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.record(path);
        DiskLoader.read(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        DiskLoader.canonical(path)
    }

    fn repository(&self, document: &Path) -> Option<PathBuf> {
        DiskLoader.repository(document)
    }
}
