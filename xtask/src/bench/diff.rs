//! What a comparison of two versions costs.

mod edits;

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{command, cost, fine};
use crate::{Result, scratch};

const RUNS: usize = 5;

/// Compares each document with a copy that has some edits, by the command as users run it.
pub(super) fn run(documents: &[&str]) -> Result<()> {
    let documents: Vec<PathBuf> = match documents {
        [] => vec![crate::root().join("specs/nango/openapi.yaml")],
        some => some.iter().map(PathBuf::from).collect(),
    };
    let program = command()?;
    println!("comparing a document with a copy that has some edits, median of {RUNS}");
    for document in &documents {
        measure(&program, document)?;
    }
    Ok(())
}

fn measure(program: &Path, document: &Path) -> Result<()> {
    let text = std::fs::read_to_string(document)
        .map_err(|error| format!("{}: {error}", document.display()))?;
    let tree = crate::spec::read(document)?;
    let (edited, count) = edits::edited(&text, &tree);
    let file = document.file_name().unwrap_or_default();
    let copy = crate::root().join("target/bench/diff").join(file);
    scratch::write(&copy, &edited)?;
    let mut command = Command::new(program);
    command
        .arg("diff")
        .args([document, &copy])
        .args(["--format", "json", "--fail-on", "never"]);
    let mut changes = 0;
    let cost = cost(RUNS, || {
        let measured = fine(document, &command)?;
        let report: serde_json::Value = serde_json::from_str(&measured.stdout)?;
        changes = report["changes"].as_array().map_or(0, Vec::len);
        Ok(measured.cost)
    })?;
    println!(
        "  {}, {:.1} MB, {count} edits: {:.2} s of user CPU, {:.0} MB at the peak, {changes} changes",
        scratch::name(document),
        text.len() as f64 / 1e6,
        cost.user,
        cost.megabytes,
    );
    Ok(())
}
