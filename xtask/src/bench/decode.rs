//! How fast generated code decodes.

use std::process::Command;

use super::crates;
use crate::Result;
use crate::scratch::{manifest, write};

/// Builds a program with both kinds of models, optimised, and runs it.
pub(super) fn run() -> Result<()> {
    crates::write_all()?;
    let folder = crates::folder().join("decode");
    let dependencies = "bench-models = { path = \"../models\" }\nbench-derived = { path = \"../derived\" }\n\
         serde = \"1\"\nserde_json = \"1\"\n";
    write(
        &folder.join("Cargo.toml"),
        &manifest("bench-decode", dependencies),
    )?;
    write(
        &folder.join("src/main.rs"),
        include_str!("decode/program.rs"),
    )?;
    let examples = crate::root().join("specs/nango/examples");
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--"])
        .arg(examples)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", crates::folder().join("target"))
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err("the benchmark's program failed".into())
    }
}
