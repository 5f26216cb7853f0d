//! Crates outside of our workspace, below `target/`: where they stand, and their text.

use std::path::Path;

use oasmith_codegen::config::{Config, RuntimeSource};
use oasmith_codegen::pipeline::{Overrides, Request};

use crate::Result;

/// A request for a crate of this document that links the runtime of this workspace.
pub(crate) fn request(document: &Path, crate_name: String, lenient: bool) -> Request {
    Request {
        spec: document.to_owned(),
        config: None,
        overlays: Vec::new(),
        allowed: Vec::new(),
        overrides: Overrides {
            lenient,
            crate_name: Some(crate_name),
            config: Some(configuration()),
            ..Overrides::default()
        },
    }
}

/// The configuration of a crate outside of our workspace that links the runtime in it.
pub(crate) fn configuration() -> Config {
    let runtime = crate::root().join("crates/oasmith-runtime");
    Config::default()
        .runtime(RuntimeSource::path(runtime))
        .own_workspace(true)
}

/// The same as a file.
pub(crate) fn configuration_file() -> String {
    let runtime = crate::root().join("crates/oasmith-runtime");
    format!(
        "[crate]\nworkspace = true\nruntime = {{ path = {:?} }}\n",
        runtime.display().to_string()
    )
}

/// A document's file name without its extension, by which reports and folders are called.
pub(crate) fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Writes a file with its folders, unless it is as it should be already: Cargo builds anew what was
/// touched.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(std::fs::write(path, text)?)
}

/// Makes Cargo build a file's crate anew.
pub(crate) fn touch(path: &Path) -> Result<()> {
    let text = std::fs::read(path)?;
    Ok(std::fs::write(path, text)?)
}

/// A manifest outside of our workspace.
pub(crate) fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}\n[workspace]\n"
    )
}

/// The runtime of this workspace, as a dependency without TLS.
pub(crate) fn runtime() -> String {
    let path = crate::root().join("crates/oasmith-runtime");
    format!(
        "oasmith-runtime = {{ path = {:?}, default-features = false }}\n",
        path.display().to_string()
    )
}
