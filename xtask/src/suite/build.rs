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

/// A driver's text.
pub(super) struct Program<'a> {
    /// `main.rs`.
    pub(super) main: &'a str,
    /// The modules beside it.
    pub(super) files: &'a [(&'a str, &'a str)],
    /// The lines of the manifest for what it needs beside the generated crate.
    pub(super) dependencies: &'a str,
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
pub(super) fn run(
    work: &Path,
    name: &str,
    program: &Program<'_>,
    argument: Option<&Path>,
) -> Result<Option<Run>> {
    let folder = work.join(format!("{name}-driver"));
    let manifest = manifest(name, program.dependencies);
    write(&folder.join("Cargo.toml"), &manifest)?;
    write(&folder.join("src/main.rs"), program.main)?;
    for (file, text) in program.files {
        write(&folder.join("src").join(file), text)?;
    }
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
        .args(argument.map(std::path::absolute).transpose()?)
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
fn manifest(document: &str, dependencies: &str) -> String {
    let package = crate_name(document);
    format!(
        "[package]\nname = \"suite-{document}-driver\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n\
         api = {{ package = \"{package}\", path = \"../{document}\", default-features = false }}\n\
         {dependencies}\n[workspace]\n"
    )
}
