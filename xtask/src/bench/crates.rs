//! The crates that the benchmarks build, below `target/bench`.

use std::path::{Path, PathBuf};

use oasmith_codegen::config::Config;
use oasmith_codegen::disk::{self, DiskLoader};
use oasmith_codegen::files::Files;
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Lowered, Overrides, Request};
use oasmith_spec::render;

use super::twin;
use crate::Result;
use crate::scratch::{configuration, manifest, runtime, write};

/// Where they stand.
pub(super) fn folder() -> PathBuf {
    crate::root().join("target/bench")
}

/// What is generated from `specs/nango`, as a crate of its own.
pub(super) fn nango() -> Request {
    Request {
        spec: "specs/nango/openapi.yaml".into(),
        config: Some("specs/nango/oasmith.toml".into()),
        overlays: Vec::new(),
        allowed: Vec::new(),
        overrides: Overrides {
            crate_name: Some("bench-nango".into()),
            config: Some(configuration()),
            ..Overrides::default()
        },
    }
}

/// The same without its configuration, which puts types of the SDK in the place of models: here
/// these are generated like the others, so that the crates stand by themselves.
fn by_itself() -> Request {
    Request {
        config: None,
        overlays: vec!["specs/nango/overlay.yaml".into()],
        ..nango()
    }
}

/// Writes the whole crate, the models alone, and the same models with serde's derives.
pub(super) fn write_all() -> Result<()> {
    let outcome = pipeline::run(&by_itself(), &DiskLoader, &mut |_| {});
    let Some(files) = outcome.files else {
        return Err(render::render(&outcome.diagnostics, &outcome.sources, false).into());
    };
    let folder = folder();
    disk::write(&files, &folder.join("nango"))?;
    models_alone(&files, &folder.join("models"))?;
    derived(&folder.join("derived"))
}

fn models_alone(files: &Files, folder: &Path) -> Result<()> {
    let mut models = Files::default();
    for (path, text) in files.iter() {
        if path.starts_with("src/models") {
            models.insert(path, text);
        }
    }
    // Files of an earlier run that are no longer generated go.
    disk::write(&models, folder)?;
    write(
        &folder.join("src/lib.rs"),
        "pub mod models;\npub use oasmith_runtime as runtime;\n",
    )?;
    write(
        &folder.join("Cargo.toml"),
        &manifest("bench-models", &runtime()),
    )
}

fn derived(folder: &Path) -> Result<()> {
    let Lowered {
        api: Some(api),
        mut diagnostics,
        ..
    } = pipeline::lower(&by_itself(), &DiskLoader)
    else {
        return Err("specs/nango does not lower".into());
    };
    let names = Names::new(&api, &Config::default(), &mut diagnostics);
    write(&folder.join("src/lib.rs"), &twin::models(&api, &names))?;
    let dependencies = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    write(
        &folder.join("Cargo.toml"),
        &manifest("bench-derived", dependencies),
    )
}
