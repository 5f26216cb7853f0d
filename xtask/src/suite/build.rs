//! Writes the driver's crate beside the generated one, builds it and runs it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::Result;
use crate::messages::Messages;
use crate::scratch::write;

/// The name of the crate that is generated for a document.
pub(super) fn crate_name(document: &str) -> String {
    format!("suite-{document}")
}

/// What a driver that compiles did.
pub(super) struct Run {
    /// What it printed.
    pub(super) output: String,
    /// The compiler's warnings, most of them of the generated crate.
    pub(super) warnings: usize,
}

/// Builds and runs the driver; `None` if it or the generated crate does not compile, and then the
/// compiler's errors are shown.
pub(super) fn run(work: &Path, name: &str, program: &str, instances: &Path) -> Result<Option<Run>> {
    let folder = work.join(format!("{name}-driver"));
    write(&folder.join("Cargo.toml"), &manifest(name))?;
    write(&folder.join("src/main.rs"), program)?;
    write(
        &folder.join("src/equal.rs"),
        include_str!("driver/equal.rs"),
    )?;
    // All documents share the build of the runtime and what it needs.
    let target = work.join("target");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--message-format=json"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .output()?;
    let stderr = String::from_utf8_lossy(&built.stderr);
    let messages = Messages::read(&String::from_utf8(built.stdout)?, &stderr)?;
    if !built.status.success() {
        messages.show();
        eprint!("{stderr}");
        return Ok(None);
    }
    let warnings = messages.warnings;
    let output = Command::new(target.join("debug").join(driver_name(name)))
        .arg(std::path::absolute(instances)?)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{name}: the driver ended with {}", output.status).into());
    }
    let output = String::from_utf8(output.stdout)?;
    Ok(Some(Run { output, warnings }))
}

fn driver_name(document: &str) -> String {
    format!("suite-{document}-driver{}", std::env::consts::EXE_SUFFIX)
}

/// A manifest outside of our workspace. The crate is called `api` there, whatever its name, so that
/// the program is the same for all documents.
fn manifest(document: &str) -> String {
    let package = crate_name(document);
    format!(
        "[package]\nname = \"suite-{document}-driver\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n\
         api = {{ package = \"{package}\", path = \"../{document}\", default-features = false }}\n\
         serde_json = {{ version = \"1\", features = [\"raw_value\"] }}\n\n[workspace]\n"
    )
}
