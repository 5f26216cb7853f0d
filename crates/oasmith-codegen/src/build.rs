//! For build scripts: a client generated at build time.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), oasmith_codegen::build::Failed> {
//!     oasmith_codegen::build::Builder::new("openapi.yaml").generate()
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! mod api {
//!     include!(concat!(env!("OUT_DIR"), "/openapi.rs"));
//! }
//! ```

use std::fmt;
use std::path::{Path, PathBuf};

use oasmith_spec::diagnostic::Level;
use oasmith_spec::render;

use crate::config::Config;
use crate::disk::{self, DiskLoader};
use crate::layout::{Layout, SINGLE_FILE};
use crate::pipeline::{self, Outcome, Overrides, Request};

/// Generates a client into the folder that Cargo gives to build scripts.
#[derive(Debug, Clone)]
pub struct Builder {
    spec: PathBuf,
    name: Option<String>,
    config_file: Option<PathBuf>,
    config: Config,
    out_dir: Option<PathBuf>,
}

/// Generation failed; what was wrong was printed.
#[derive(Debug)]
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

impl Builder {
    /// Generates from a document, whose path is relative to the package's folder.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            name: None,
            config_file: None,
            config: Config::default(),
            out_dir: None,
        }
    }

    /// Names the file `<name>.rs`; without this it is named after the document.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the configuration in Rust.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// Reads the configuration from a file, which is preferred to one set in Rust.
    #[must_use]
    pub fn config_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.config_file = Some(path.into());
        self
    }

    /// Writes into this folder instead of `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Generates the file, and tells Cargo what it was generated from.
    ///
    /// # Errors
    ///
    /// The document or the configuration has errors, which are printed to standard error, or the file
    /// can't be written.
    pub fn generate(&self) -> Result<(), Failed> {
        let request = Request {
            spec: self.spec.clone(),
            config: self.config_file.clone(),
            overlays: Vec::new(),
            overrides: Overrides {
                layout: Some(Layout::Single),
                config: Some(self.config.clone()),
                ..Overrides::default()
            },
        };
        let outcome = pipeline::run(&request, &DiskLoader, &mut |_| ());
        self.tell_cargo(&outcome);
        let text = outcome
            .files
            .as_ref()
            .and_then(|files| files.get(SINGLE_FILE));
        let Some(text) = text else {
            let count = outcome.diagnostics.count(Level::Error);
            let spec = self.spec.display();
            return Err(Failed(format!(
                "{spec} can't be generated as it is: {count} errors"
            )));
        };
        let path = self.target()?;
        disk::write_file(&path, text).map_err(|error| Failed(error.to_string()))?;
        Ok(())
    }

    fn target(&self) -> Result<PathBuf, Failed> {
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => std::env::var_os("OUT_DIR")
                .map(PathBuf::from)
                .ok_or_else(|| Failed("OUT_DIR is not set: is this a build script?".to_owned()))?,
        };
        let stem = self.spec.file_stem().unwrap_or_default().to_string_lossy();
        Ok(folder.join(format!("{}.rs", self.name.as_deref().unwrap_or(&stem))))
    }

    /// Prints what Cargo reads from a build script's output, and errors for people.
    fn tell_cargo(&self, outcome: &Outcome) {
        let named = self
            .config_file
            .iter()
            .chain([&self.spec])
            .map(PathBuf::as_path);
        let read = outcome
            .sources
            .files()
            .map(|file| Path::new(outcome.sources.name(file)));
        for path in named.chain(read) {
            println!("cargo:rerun-if-changed={}", path.display());
        }
        let text = render::render(&outcome.diagnostics, &outcome.sources, false);
        if outcome.diagnostics.has_errors() {
            eprintln!("{text}");
            return;
        }
        for diagnostic in outcome
            .diagnostics
            .iter()
            .filter(|d| d.level == Level::Warning)
        {
            let place = diagnostic.span.map_or_else(String::new, |span| {
                let at = outcome.sources.locate(span);
                format!("{}:{}:{}: ", at.file, at.line, at.column)
            });
            println!(
                "cargo:warning={place}{}",
                diagnostic.message.replace('\n', " ")
            );
        }
    }
}
