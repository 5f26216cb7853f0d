//! What `cargo-semver-checks` says of the two crates, where it is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use oasmith_codegen::disk;
use oasmith_diff::effect::Bump;
use oasmith_diff::side::Side;

/// Its answer.
pub(super) enum Verdict {
    /// It is not installed.
    Missing,
    /// It did not come to a verdict, for this reason.
    Unknown(String),
    /// The bump that it asks for.
    Bump(Bump),
}

/// Writes both crates to a folder for the time being and has them compared. That builds their docs, which
/// needs the runtime.
pub(super) fn ask(base: &Side, head: &Side) -> Verdict {
    if !is_installed() {
        return Verdict::Missing;
    }
    let folder = Folder::new();
    match folder.compare(base, head) {
        Ok(said) => read(&said),
        Err(error) => Verdict::Unknown(error.to_string()),
    }
}

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
    fn new() -> Self {
        let name = format!("oasmith-verify-{}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    /// What the program prints.
    fn compare(&self, base: &Side, head: &Side) -> std::io::Result<String> {
        let (old, new) = (self.0.join("base"), self.0.join("head"));
        disk::write(&base.files(), &old)?;
        disk::write(&head.files(), &new)?;
        let mut command = Command::new("cargo");
        command
            .args(["semver-checks", "check-release", "--release-type", "patch"])
            .args([Path::new("--manifest-path"), &new.join("Cargo.toml")])
            .args([Path::new("--baseline-root"), &old])
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_TARGET_DIR", self.0.join("target"))
            .stdin(Stdio::null());
        let output = command.output()?;
        let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.push_str(&String::from_utf8_lossy(&output.stderr));
        Ok(said)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of it lies with other temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Its summary: less than a new major version is what `--release-type patch` does not allow either.
fn read(said: &str) -> Verdict {
    let bump = if said.contains("semver requires new major version") {
        Bump::Major
    } else if said.contains("semver requires new minor version") {
        Bump::Minor
    } else if said.contains("no semver update required") {
        Bump::None
    } else {
        let mut lines = said.lines().map(str::trim).rev();
        let last = lines
            .find(|line| !line.is_empty())
            .unwrap_or("it says nothing");
        return Verdict::Unknown(last.to_owned());
    };
    Verdict::Bump(bump)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_understood() {
        let bump = |said: &str| match read(said) {
            Verdict::Bump(bump) => Ok(bump),
            Verdict::Unknown(reason) => Err(reason),
            Verdict::Missing => Err(String::new()),
        };
        let major =
            "     Summary semver requires new major version: 2 major and 0 minor checks failed";
        assert_eq!(bump(major), Ok(Bump::Major));
        let minor =
            "     Summary semver requires new minor version: 0 major and 1 minor checks failed";
        assert_eq!(bump(minor), Ok(Bump::Minor));
        assert_eq!(
            bump("     Summary no semver update required"),
            Ok(Bump::None)
        );
        assert_eq!(
            bump("error: no crate\n\n"),
            Err("error: no crate".to_owned())
        );
    }
}
