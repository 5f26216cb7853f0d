//! What `cargo-semver-checks` says of the two crates, where it is installed.
//!
//! An edge of this crate: it writes both to a folder for the time being and runs `cargo`, which builds
//! their docs and for that checks what they link.

mod said;

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use oasmith_codegen::{bundle, disk};

use crate::effect::Bump;
use crate::side::Side;

/// Its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is not installed.
    Missing,
    /// It did not come to a verdict, for this reason.
    Unknown(String),
    /// The bump that it asks for. [`Bump::None`] is all that a patch allows: it does not look at code.
    Bump(Bump),
}

/// How it is asked.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The folder in which Cargo leaves what it built: both crates share it, and so does the next question,
    /// so that the runtime and what it needs are compiled once. By default it goes with the crates, unless
    /// the environment has a `CARGO_TARGET_DIR`.
    pub target: Option<PathBuf>,
}

impl Question {
    /// Asks what the difference between two sides needs.
    pub fn ask(&self, base: &Side, head: &Side) -> Verdict {
        if !is_installed() {
            return Verdict::Missing;
        }
        let folder = match Folder::new() {
            Ok(folder) => folder,
            Err(error) => return Verdict::Unknown(error.to_string()),
        };
        // It looks for newer dependencies each time. Those that are here already do, and there may be no
        // network; only where some are missing are they fetched.
        let here = self.compare(&folder, base, head, true);
        let verdict = match here {
            Verdict::Unknown(_) if std::env::var_os(OFFLINE).is_none() => {
                self.compare(&folder, base, head, false)
            }
            _ => here,
        };
        // Nobody reads it again. Where it can't be removed, it lies with what Cargo built.
        let docs = format!("doc/{}.json", folder.name().replace('-', "_"));
        let _ = fs::remove_file(self.target(&folder).join(docs));
        verdict
    }

    /// Where Cargo builds.
    fn target(&self, folder: &Folder) -> PathBuf {
        let of_environment = || std::env::var_os(TARGET).filter(|path| !path.is_empty());
        let given = self.target.clone();
        let given = given.or_else(|| of_environment().map(PathBuf::from));
        // Cargo is run for a crate that lies elsewhere.
        let given = given.map(|path| std::path::absolute(&path).unwrap_or(path));
        given.unwrap_or_else(|| folder.0.join("target"))
    }

    fn compare(&self, folder: &Folder, base: &Side, head: &Side, offline: bool) -> Verdict {
        let output = self
            .write(folder, base, head)
            .and_then(|()| self.run(folder, offline));
        match output {
            Ok(output) => said::verdict(
                output.status.success(),
                &String::from_utf8_lossy(&output.stderr),
            ),
            Err(error) => Verdict::Unknown(error.to_string()),
        }
    }

    /// Both crates link the runtime that this command has in it. It lies where Cargo builds, so that it is the
    /// same package the next time.
    ///
    /// They get one name: a title that changed would make it look for a crate that is not there. It
    /// is the folder's: docs are written by that name, and another process may build in the same place.
    fn write(&self, folder: &Folder, base: &Side, head: &Side) -> std::io::Result<()> {
        let runtime = self.target(folder).join(bundle::NAME);
        disk::write_all(&bundle::packages(&runtime))?;
        for (side, place) in [(base, folder.base()), (head, folder.head())] {
            disk::write(&side.crate_called(&folder.name(), &runtime), &place)?;
        }
        Ok(())
    }

    fn run(&self, folder: &Folder, offline: bool) -> std::io::Result<Output> {
        let manifest = folder.head().join("Cargo.toml");
        let mut command = Command::new("cargo");
        command
            .args(["semver-checks", "check-release", "--release-type", "patch"])
            .args([OsStr::new("--manifest-path"), manifest.as_os_str()])
            .args([OsStr::new("--baseline-root"), folder.base().as_os_str()])
            .env("CARGO_TERM_COLOR", "never")
            .env(TARGET, self.target(folder))
            .stdin(Stdio::null());
        if offline {
            command.env(OFFLINE, "true");
        }
        command.output()
    }
}

/// No process asks as often, and so many left folders are a fault of something else.
const MOST: usize = 10_000;

/// Where Cargo builds.
const TARGET: &str = "CARGO_TARGET_DIR";

/// Forbids Cargo the network.
const OFFLINE: &str = "CARGO_NET_OFFLINE";

fn is_installed() -> bool {
    let mut command = Command::new("cargo");
    command
        .args(["semver-checks", "--version"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// A folder that is removed when it is not needed any more.
struct Folder(PathBuf);

impl Folder {
    /// One of its own for each question: Cargo takes a crate at another place for another crate, and
    /// so never what it once said of an older one.
    fn new() -> std::io::Result<Self> {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        loop {
            let count = ASKED.fetch_add(1, Ordering::Relaxed);
            let name = format!("oasmith-verify-{}-{count}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            match fs::create_dir(&folder) {
                // Another process that had this number was ended before it could clean up.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && count < MOST => {}
                made => return made.map(|()| Self(folder)),
            }
        }
    }

    /// Its own name, which no other process has.
    fn name(&self) -> String {
        let name = self.0.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    fn base(&self) -> PathBuf {
        self.0.join("base")
    }

    fn head(&self) -> PathBuf {
        self.0.join("head")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of it lies with other temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
