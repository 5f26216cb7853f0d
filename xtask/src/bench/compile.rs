//! What generated code costs the compiler.

use std::path::Path;
use std::process::Command;

use super::{crates, median, user_seconds};
use crate::Result;
use crate::scratch::touch;

const RUNS: usize = 5;

/// Checks the generated models against their derived twin, and the whole client.
pub(super) fn run() -> Result<()> {
    crates::write_all()?;
    let folder = crates::folder();
    let names = ["models", "derived", "nango"];
    for name in names {
        // The dependencies, which are not measured.
        check(&folder.join(name))?;
    }
    // In turn, so that a slow moment of the machine meets all of them.
    let mut seconds = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for (name, seconds) in names.iter().zip(&mut seconds) {
            let crate_folder = folder.join(name);
            touch(&crate_folder.join("src/lib.rs"))?;
            seconds.push(check(&crate_folder)?);
        }
    }
    let [models, derived, whole] = seconds.map(median);
    println!("cargo check of nango, seconds of user CPU (median of {RUNS}, dependencies built)");
    println!("  models, as generated         {models:>6.2}");
    println!("  the same with serde's derives{derived:>6.2}");
    println!("  models and client            {whole:>6.2}");
    println!("  ratio models / derived       {:>6.2}", models / derived);
    Ok(())
}

fn check(folder: &Path) -> Result<f64> {
    user_seconds(
        Command::new(env!("CARGO"))
            // No TLS: it is nothing that we generate.
            .args(["check", "--quiet", "--no-default-features"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", crates::folder().join("target"))
            // Else the compiler finds that nothing changed but the date of a file.
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS"),
    )
}
