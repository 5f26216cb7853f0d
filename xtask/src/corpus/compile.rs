//! Checks a generated crate with clippy, in a target folder that all crates share.

use std::path::Path;
use std::process::Command;

use crate::Result;

/// What the compiler said.
pub(crate) struct Compiled {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

/// Checks the crate below `work`.
pub(crate) fn check(work: &Path, name: &str) -> Result<Compiled> {
    let output = Command::new(env!("CARGO"))
        .args([
            "clippy",
            "--quiet",
            "--message-format=json",
            "--no-default-features",
        ])
        .current_dir(work.join(name))
        .env("CARGO_TARGET_DIR", work.join("target"))
        .output()?;
    let messages = String::from_utf8_lossy(&output.stdout);
    // One JSON object a line; the level of a compiler's message is all that is asked here.
    let count = |level: &str| {
        let level = format!("\"level\":\"{level}\"");
        messages
            .lines()
            .filter(|line| {
                line.contains("\"reason\":\"compiler-message\"") && line.contains(&level)
            })
            .count()
    };
    let (errors, warnings) = (count("error"), count("warning"));
    if !output.status.success() && errors == 0 {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    if errors + warnings > 0 {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(Compiled { errors, warnings })
}
