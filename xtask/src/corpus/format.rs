//! Whether a generated crate is written as rustfmt would write it.

use std::path::Path;
use std::process::Command;

use crate::Result;

/// In how many places rustfmt would write the crate below `work` otherwise.
pub(super) fn check(work: &Path, name: &str) -> Result<usize> {
    let root = work.join(name).join("src/lib.rs");
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--check", "--color", "never"])
        .arg(&root)
        .output()
        .map_err(|error| format!("rustfmt: {error}"))?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let places = stdout
        .lines()
        .filter(|line| line.starts_with("Diff in "))
        .count();
    if places == 0 && !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("rustfmt of {}: {said}", root.display()).into());
    }
    if places > 0 {
        eprint!("{stdout}");
    }
    Ok(places)
}
