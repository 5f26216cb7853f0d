//! A folder of its own for each test, and the command run in it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The longest that a run may take. Far above what it does take, on a machine that is busy as well.
const LONGEST: Duration = Duration::from_secs(60);

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A folder that goes with the value.
pub(crate) struct Scratch {
    root: PathBuf,
}

/// What a run said and how it ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("oasmith-cli-{}-{count}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("work")).expect("a folder");
        Self { root }
    }

    /// A folder with one document, `openapi.yaml`.
    pub(crate) fn with(document: impl AsRef<[u8]>) -> Self {
        let scratch = Self::new();
        scratch.write("openapi.yaml", document);
        scratch
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join("work").join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("its folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Runs git in the folder; whether it is there and went well.
    pub(crate) fn git(&self, arguments: &[&str]) -> bool {
        let author = [
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.com",
            "-c",
            "commit.gpgsign=false",
        ];
        let output = Command::new("git")
            .current_dir(self.path("."))
            .args(author)
            .args(arguments)
            .stdin(Stdio::null())
            .output();
        output.is_ok_and(|output| output.status.success())
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// The files below a folder, sorted.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let root = self.path(folder);
        let mut files = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(slashed(path.strip_prefix(&root).expect("below")));
                }
            }
        }
        files.sort();
        files
    }

    /// Runs the command in the folder. Paths in what it says are therefore relative.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_reading(Stdio::null(), arguments)
    }

    /// The same with standard input from one of its files.
    pub(crate) fn run_with_input(&self, input: &str, arguments: &[&str]) -> Run {
        let input = File::open(self.path(input)).expect("a file");
        self.run_reading(input.into(), arguments)
    }

    /// Runs another program in the folder.
    pub(crate) fn run_program(&self, program: &str, arguments: &[&str]) -> Run {
        self.run_as(program, Stdio::null(), arguments)
    }

    /// Starts the command in the folder, which goes on until it is ended. What it prints is in [`output`](Self::output).
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let (out, err) = (self.root.join("out"), self.root.join("err"));
        Command::new(env!("CARGO_BIN_EXE_oasmith"))
            .args(arguments)
            .current_dir(self.root.join("work"))
            .stdin(Stdio::null())
            .stdout(File::create(&out).expect("a file"))
            .stderr(File::create(&err).expect("a file"))
            .spawn()
            .expect("the command runs")
    }

    /// What the command that was [started](Self::start) printed until now.
    pub(crate) fn output(&self) -> (String, String) {
        let text = |name: &str| fs::read_to_string(self.root.join(name)).expect("a file");
        (text("out"), text("err"))
    }

    fn run_reading(&self, input: Stdio, arguments: &[&str]) -> Run {
        self.run_as(env!("CARGO_BIN_EXE_oasmith"), input, arguments)
    }

    fn run_as(&self, program: &str, input: Stdio, arguments: &[&str]) -> Run {
        let (out, err) = (self.root.join("out"), self.root.join("err"));
        // Into files: nobody need read them while the command runs.
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(self.root.join("work"))
            .stdin(input)
            .stdout(File::create(&out).expect("a file"))
            .stderr(File::create(&err).expect("a file"))
            .spawn()
            .expect("the command runs");
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().expect("a child") {
                break status;
            }
            if started.elapsed() > LONGEST {
                child.kill().expect("it can be ended");
                panic!("{arguments:?} did not end");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let text = |path| String::from_utf8(fs::read(path).expect("a file")).expect("UTF-8");
        let run = Run {
            code: status.code(),
            out: text(out),
            err: text(err),
        };
        assert!(!run.err.contains("panicked"), "{arguments:?}: {}", run.err);
        run
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

impl Run {
    /// Asserts the exit code, and shows what was said if it is another one.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        self
    }

    /// Asserts that standard error has a piece of text.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.err.contains(part), "no `{part}` in:\n{}", self.err);
        self
    }
}
