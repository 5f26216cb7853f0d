//! What a generation costs.

use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline;

use super::{crates, median};
use crate::Result;

const RUNS: usize = 20;

/// Generates nango in memory, some times over.
pub(super) fn run() -> Result<()> {
    let mut milliseconds = Vec::new();
    let mut lines = 0;
    for _ in 0..RUNS {
        let started = std::time::Instant::now();
        let outcome = pipeline::run(&crates::nango(), &DiskLoader, &mut |_| {});
        milliseconds.push(started.elapsed().as_secs_f64() * 1e3);
        let files = outcome.files.ok_or("specs/nango does not generate")?;
        lines = files.iter().map(|(_, text)| text.lines().count()).sum();
    }
    let build = if cfg!(debug_assertions) {
        "debug build: use --release"
    } else {
        "release build"
    };
    println!("generating nango, {lines} lines, median of {RUNS} ({build})");
    println!("  {:.1} ms on one core", median(milliseconds));
    Ok(())
}
