//! Documents of a git repository, read from its objects without a checkout.
//!
//! An edge of this crate: it runs `git` in a folder, and reads nothing else.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use oasmith_spec::load::Loader;

/// A commit of a repository.
#[derive(Debug, Clone)]
pub struct Revision {
    /// A folder of the repository's working tree.
    folder: PathBuf,
    /// The commit's full name.
    commit: String,
}

impl Revision {
    /// The commit that a revision (`main`, `HEAD~1`, a hash) names in the repository of a folder.
    ///
    /// # Errors
    ///
    /// There is no git, no repository or no such commit; the message says which.
    pub fn new(folder: &Path, revision: &str) -> io::Result<Self> {
        // git takes what begins with a dash for an option, and no revision has such characters
        // (git-check-ref-format).
        if revision.starts_with('-') || revision.contains(char::is_control) {
            return Err(io::Error::other(format!("`{revision}` is no revision")));
        }
        let wanted = format!("{revision}^{{commit}}");
        let commit = git(
            folder,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &wanted,
            ],
        )
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => error,
            _ => no_commit(folder, revision),
        })?;
        Self::named(folder, &commit)
    }

    /// The commit of which git gave the name.
    fn named(folder: &Path, name: &[u8]) -> io::Result<Self> {
        let commit = String::from_utf8_lossy(name).trim().to_owned();
        let is_hash = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hash {
            return Err(io::Error::other("git gives no commit by its full name"));
        }
        Ok(Self {
            folder: folder.to_owned(),
            commit,
        })
    }

    /// The commit from which two revisions went apart.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new), and if they have none.
    pub fn merge_base(folder: &Path, one: &str, other: &str) -> io::Result<Self> {
        let (one, other) = (Self::new(folder, one)?, Self::new(folder, other)?);
        let commit = git(folder, &["merge-base", &one.commit, &other.commit])?;
        Self::named(folder, &commit)
    }

    /// The default branch of a folder's repository: what `origin/HEAD` names, else `main` or `master`, of `origin` first.
    ///
    /// # Errors
    ///
    /// There is no git, no repository or no such branch.
    pub fn default_branch(folder: &Path) -> io::Result<String> {
        let remote = ["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"];
        if let Ok(name) = git(folder, &remote) {
            return Ok(String::from_utf8_lossy(&name).trim().to_owned());
        }
        let known = [
            "refs/remotes/origin/main",
            "refs/remotes/origin/master",
            "refs/heads/main",
            "refs/heads/master",
        ];
        let found = known.iter().find(|name| Self::new(folder, name).is_ok());
        found.map(|name| (*name).to_owned()).ok_or_else(|| {
            match git(folder, &["rev-parse", "--git-dir"]) {
                Ok(_) => io::Error::other("the repository has no default branch"),
                Err(_) => io::Error::other("not inside a git repository"),
            }
        })
    }

    /// The path of a file from the root of its repository.
    ///
    /// # Errors
    ///
    /// There is no git, or no repository.
    pub fn path_in_repository(file: &Path) -> io::Result<PathBuf> {
        let folder = file.parent().unwrap_or_else(|| Path::new(""));
        let prefix = git(folder, &["rev-parse", "--show-prefix"])?;
        let prefix = String::from_utf8_lossy(&prefix);
        let name = file.file_name().unwrap_or_default();
        Ok(Path::new(prefix.trim_end_matches(['\n', '\r'])).join(name))
    }

    /// The commit's full name.
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// Whether the commit has a file.
    pub fn has(&self, path: &Path) -> bool {
        self.object(path)
            .is_ok_and(|object| git(&self.folder, &["cat-file", "-e", &object]).is_ok())
    }

    /// The files below a folder of the commit, by their paths from the root.
    ///
    /// # Errors
    ///
    /// Whatever git says.
    pub fn files(&self, below: &str) -> io::Result<Vec<PathBuf>> {
        let list = git(
            &self.folder,
            &[
                "ls-tree",
                "-r",
                "-z",
                "--name-only",
                "--full-tree",
                &self.commit,
                "--",
                below,
            ],
        )?;
        let names = list
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty());
        Ok(names
            .map(|name| PathBuf::from(String::from_utf8_lossy(name).into_owned()))
            .collect())
    }

    /// What git calls a file of the commit. Paths are from the root of the repository.
    fn object(&self, path: &Path) -> io::Result<String> {
        let mut parts: Vec<&OsStr> = Vec::new();
        for component in path.components() {
            match component {
                Component::Normal(part) => parts.push(part),
                Component::CurDir => {}
                Component::ParentDir if !parts.is_empty() => {
                    parts.pop();
                }
                _ => return Err(io::Error::other("a path that leads out of the repository")),
            }
        }
        let parts: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
        Ok(format!("{}:{}", self.commit, parts.join("/")))
    }
}

impl Loader for Revision {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let object = self.object(path)?;
        git(&self.folder, &["cat-file", "blob", &object]).map_err(|_| {
            io::Error::new(
                io::ErrorKind::NotFound,
                format!("no such file in {}", self.commit),
            )
        })
    }

    /// All of the commit: paths are from its root.
    fn repository(&self, _: &Path) -> Option<PathBuf> {
        Some(PathBuf::new())
    }
}

/// Why a revision names no commit: there may be no repository.
fn no_commit(folder: &Path, revision: &str) -> io::Error {
    match git(folder, &["rev-parse", "--git-dir"]) {
        Ok(_) => io::Error::other(format!("`{revision}` is no commit of this repository")),
        Err(error) if error.to_string().contains("not a git repository") => io::Error::other(
            "not inside a git repository, which `REV:path` needs, and there is no such file",
        ),
        // The repository may belong to somebody else, say.
        Err(error) => error,
    }
}

fn git(folder: &Path, arguments: &[&str]) -> io::Result<Vec<u8>> {
    let output = Command::new("git")
        // A path is a path, whatever it begins with: `:(glob)` and the like mean nothing.
        .arg("--literal-pathspecs")
        // Messages are understood in English.
        .env("LC_ALL", "C")
        .arg("-C")
        .arg(if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        })
        .args(arguments)
        .output()
        .map_err(|error| io::Error::new(error.kind(), format!("git can't be run: {error}")))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(io::Error::other(message))
    }
}
