//! A folder far from this workspace, and commands that are run in it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What the pages say for a package of ours until it is published. Here the package is this workspace's.
const FROM_GIT: &str = "--git https://github.com/oasmith/oasmith ";

/// The line that installs the command. It is not run: the command is the one of this workspace. This and [`FROM_GIT`]
/// are the only things that are not run as they stand.
const INSTALL: &str = "cargo install --git https://github.com/oasmith/oasmith oasmith";

/// Forbids Cargo the network.
const OFFLINE: &str = "CARGO_NET_OFFLINE";

/// A folder that goes with the value.
pub(crate) struct Place {
    root: PathBuf,
    here: PathBuf,
}

/// This workspace.
fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// Where this workspace is built.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap()
}

impl Place {
    /// An empty folder, whose path is the same in each run of a test: so Cargo keeps one build of what is in it.
    pub(crate) fn new(name: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        target().hash(&mut hasher);
        let name = format!("oasmith-readme-{:x}-{name}", hasher.finish());
        let root = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        let here = root.clone();
        Self { root, here }
    }

    /// Writes a file, with its path from where we are.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.here.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs a line of a shell, which must go well.
    pub(crate) fn run(&mut self, line: &str) {
        if line == INSTALL {
            return;
        }
        if let Some(folder) = line.strip_prefix("cd ") {
            self.here = self.here.join(folder).canonicalize().unwrap();
            return;
        }
        if let Some((from, to)) = line.strip_prefix("cp ").and_then(|it| it.split_once(' ')) {
            let name = Path::new(from).file_name().unwrap();
            fs::copy(self.here.join(from), self.here.join(to).join(name)).unwrap();
            return;
        }
        let output = self.output(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {said}");
        assert!(!said.contains("warning"), "{line}: {said}");
    }

    /// Runs a line that is `oasmith` or `cargo` with arguments, none of them quoted.
    pub(crate) fn output(&self, line: &str) -> Output {
        let line = match line.split_once(FROM_GIT) {
            Some((command, package)) => {
                let crates = workspace().join("crates");
                format!("{command}--path {}/{package}", crates.display())
            }
            None => line.to_owned(),
        };
        let mut words = line.split_whitespace();
        let program = match words.next().unwrap() {
            "oasmith" => env!("CARGO_BIN_EXE_oasmith").to_owned(),
            "cargo" => std::env::var("CARGO").unwrap(),
            other => panic!("`{other}` is no command that this test knows"),
        };
        let mut command = Command::new(program);
        command
            .args(words)
            .current_dir(&self.here)
            // What this workspace has built is the same where the profile is.
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only");
        self.take_lock();
        let output = command.env(OFFLINE, "true").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("--offline was specified") {
            // Where only a part of this workspace was built, something is not here yet.
            return command.env_remove(OFFLINE).output().unwrap();
        }
        output
    }

    /// Puts the versions of this workspace beside a manifest, so that no others are looked for.
    fn take_lock(&self) {
        let lock = self.here.join("Cargo.lock");
        if self.here.join("Cargo.toml").exists() && !lock.exists() {
            fs::copy(workspace().join("Cargo.lock"), lock).unwrap();
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
