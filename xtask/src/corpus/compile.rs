//! Checks a generated crate, in a target folder that all crates share.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measured::{self, Cost, Limits};
use crate::messages::Messages;
use crate::{Result, scratch};

/// What a compiler may take.
const LIMITS: Limits = Limits {
    megabytes: 6_000,
    seconds: 600,
};

/// What the compiler and clippy said.
pub(crate) struct Compiled {
    /// What clippy said, which says all that rustc says; or rustc alone, where that failed.
    pub(crate) messages: Messages,
    /// Whether a limit ended one of them.
    pub(crate) died: bool,
    /// What `cargo check` took, without the dependencies.
    pub(crate) cost: Cost,
}

impl Compiled {
    /// Whether it compiled without a warning.
    pub(super) fn is_well(&self) -> bool {
        !self.died && self.messages.is_silent()
    }
}

/// Builds what all generated crates link, so that it is not measured with the first of them.
pub(super) fn prepare(work: &Path) -> Result<()> {
    let folder = dependencies(work);
    let manifest = scratch::manifest("corpus-dependencies", &scratch::runtime());
    scratch::write(&folder.join("Cargo.toml"), &manifest)?;
    scratch::write(&folder.join("src/lib.rs"), "")?;
    for command in ["check", "clippy"] {
        let built = cargo(command, work, &folder, LIMITS)?;
        if !built.is_well() {
            built.messages.show();
            return Err("what generated crates link does not compile".into());
        }
    }
    Ok(())
}

/// Checks the crate below `work`, and if it compiles, lints it.
pub(super) fn check(work: &Path, name: &str) -> Result<Compiled> {
    let folder = work.join(name);
    // The same versions for all, without asking the registry for each.
    let lock = std::fs::read_to_string(dependencies(work).join("Cargo.lock"))?;
    scratch::write(&folder.join("Cargo.lock"), &lock)?;
    scratch::touch(&folder.join("src/lib.rs"))?;
    let checked = cargo("check", work, &folder, LIMITS)?;
    if checked.died || checked.messages.errors > 0 {
        return Ok(checked);
    }
    let linted = cargo("clippy", work, &folder, LIMITS)?;
    Ok(Compiled {
        cost: checked.cost,
        ..linted
    })
}

/// Checks any crate a second time, so that its dependencies are there and not measured.
pub(crate) fn again(work: &Path, folder: &Path, limits: Limits) -> Result<Compiled> {
    let first = cargo("check", work, folder, limits)?;
    if first.died || first.messages.errors > 0 {
        return Ok(first);
    }
    scratch::touch(&folder.join("src/lib.rs"))?;
    cargo("check", work, folder, limits)
}

/// What clippy says of the crate below `work`, for commands to which its cost is no matter.
pub(crate) fn lint(work: &Path, name: &str) -> Result<Messages> {
    let linted = cargo("clippy", work, &work.join(name), LIMITS)?;
    if linted.died {
        return Err(format!("{name}: clippy failed without saying why").into());
    }
    linted.messages.show();
    Ok(linted.messages)
}

fn dependencies(work: &Path) -> PathBuf {
    // No document's crate lies there.
    work.join("target/dependencies")
}

fn cargo(command: &str, work: &Path, folder: &Path, limits: Limits) -> Result<Compiled> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        // No TLS: it is nothing that we generate.
        .args([command, "--message-format=json", "--no-default-features"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", work.join("target"))
        // Nothing of an earlier run may make this one cheaper.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    let ended = measured::run(&cargo, limits)?;
    let messages = Messages::read(&ended.stdout, &ended.stderr)?;
    let died = !ended.is_fine() && messages.errors == 0;
    if died {
        eprintln!("{}", ended.stderr);
    }
    Ok(Compiled {
        messages,
        died,
        cost: ended.cost,
    })
}
