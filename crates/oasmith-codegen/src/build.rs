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

mod directive;

use std::cell::RefCell;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use oasmith_spec::diagnostic::Level;
use oasmith_spec::load::Loader;
use oasmith_spec::render::{self, FindingGroup};

use crate::config::Config;
use crate::disk::{self, DiskLoader};
use crate::layout::{Layout, SINGLE_FILE};
use crate::pipeline::{self, Outcome, Overrides, Request};
use directive::CargoDirective;

/// Generates a client into the folder that Cargo gives to build scripts.
#[derive(Debug, Clone)]
pub struct Builder {
    spec: PathBuf,
    name: Option<String>,
    config_file: Option<PathBuf>,
    config: Config,
    out_dir: Option<PathBuf>,
    allowed: Vec<PathBuf>,
}

/// Generation failed; what was wrong was printed.
///
/// Its `Debug` is its text as well, which is what Rust prints of an error that `main` returns.
pub struct Failed(String);

impl fmt::Debug for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

/// Notes which files were asked for, each once. Those that could not be read are among them: the
/// build is to run again when they can be.
struct Watching<L> {
    loader: L,
    read: RefCell<Vec<PathBuf>>,
}

impl<L> Watching<L> {
    fn over(loader: L) -> Self {
        let read = RefCell::default();
        Self { loader, read }
    }
}

impl<L: Loader> Loader for Watching<L> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut read = self.read.borrow_mut();
        if !read.iter().any(|known| known == path) {
            read.push(path.to_owned());
        }
        self.loader.read(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.loader.canonical(path)
    }

    fn repository(&self, document: &Path) -> Option<PathBuf> {
        self.loader.repository(document)
    }
}

/// Diagnostics speak of the command's flag, where a build script has a method.
fn for_build_scripts(text: &str) -> String {
    text.replace("with --lenient:", "with `Config::lenient`:")
        .replace("with `--allow FOLDER`", "with `Builder::allow`")
}

impl Builder {
    /// Generates from a document, whose path is relative to the package's folder.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            name: None,
            config_file: None,
            config: Config::default(),
            out_dir: None,
            allowed: Vec::new(),
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

    /// Lets references and the configuration lead into a folder beside their own. The path is relative to the package's
    /// folder.
    #[must_use]
    pub fn allow(mut self, folder: impl Into<PathBuf>) -> Self {
        self.allowed.push(folder.into());
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
            allowed: self.allowed.clone(),
            overrides: Overrides {
                layout: Some(Layout::Single),
                config: Some(self.config.clone()),
                ..Overrides::default()
            },
        };
        let loader = Watching::over(DiskLoader);
        let outcome = pipeline::run(&request, &loader, &mut |_| ());
        for directive in directives(&outcome, &loader.read.borrow()) {
            println!("{directive}");
        }
        if outcome.diagnostics.has_errors() {
            let text = render::render(&outcome.diagnostics, &outcome.sources, false);
            eprintln!("{}", for_build_scripts(&text));
        }
        let text = outcome
            .files
            .as_ref()
            .and_then(|files| files.get(SINGLE_FILE));
        let Some(text) = text else {
            let spec = self.spec.display();
            let errors = match outcome.diagnostics.count(Level::Error) {
                1 => "1 error".to_owned(),
                count => format!("{count} errors"),
            };
            return Err(Failed(format!(
                "no client can be generated from {spec}: {errors}"
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
}

/// What Cargo shall know: the files that were read, and warnings. Errors are for people.
fn directives(outcome: &Outcome, read: &[PathBuf]) -> Vec<CargoDirective> {
    let watched = read
        .iter()
        .filter_map(|path| CargoDirective::rerun_if_changed(path));
    let mut directives: Vec<_> = watched.collect();
    if outcome.diagnostics.has_errors() {
        return directives;
    }
    for group in FindingGroup::all(&outcome.diagnostics) {
        let diagnostic = group.first();
        if diagnostic.level != Level::Warning {
            continue;
        }
        let place = diagnostic.span.map_or_else(String::new, |span| {
            let at = outcome.sources.locate(span);
            format!("{}:{}:{}: ", at.file, at.line, at.column)
        });
        let more = match group.others() {
            0 => String::new(),
            1 => " (and 1 more place)".to_owned(),
            count => format!(" (and {count} more places)"),
        };
        let message = format!("{place}{}{more}", diagnostic.message);
        directives.push(CargoDirective::warning(&message));
    }
    directives
}

#[cfg(test)]
mod tests {
    use super::*;
    use oasmith_spec::load::Memory;

    #[test]
    fn a_failure_reads_well_where_main_returns_it() {
        let builder = Builder::new("nothing/openapi.yaml").out_dir("nothing");
        let failed = builder.generate().err().map(|error| format!("{error:?}"));
        let expected = "no client can be generated from nothing/openapi.yaml: 1 error";
        assert_eq!(failed.as_deref(), Some(expected));
    }

    #[test]
    fn every_file_is_watched_once_and_missing_ones_as_well() {
        let loader = Watching::over(DiskLoader);
        for path in ["nothing/a", "nothing/b", "nothing/a"] {
            assert!(loader.read(Path::new(path)).is_err());
        }
        let paths = ["nothing/a", "nothing/b"].map(PathBuf::from);
        assert_eq!(*loader.read.borrow(), paths);
    }

    #[test]
    fn no_text_of_a_document_is_a_directive() {
        let evil = "x\\ncargo:rustc-env=EVIL=1\\r\\ncargo::rustc-link-arg=-evil";
        let document = |reference: &str| {
            format!(
                "openapi: 3.1.0\ninfo: {{title: \"{evil}\", version: '1'}}\npaths: {{}}\n\
                 components:\n  schemas:\n    \"A{evil}\": {{type: \"{evil}\", \"{evil}\": 1}}\n    \
                 B: {{type: string, format: \"{evil}\", required: [\"{evil}\"]}}\n{reference}"
            )
        };
        let broken = format!("    C: {{$ref: \"./{evil}\"}}\n    D: {{$ref: b.yaml}}\n");
        for document in [document(""), document(&broken)] {
            let loader = Memory::from_iter([("a\nb.yaml", document)]);
            let watching = Watching::over(loader);
            let request = Request {
                spec: PathBuf::from("a\nb.yaml"),
                overrides: Overrides {
                    lenient: true,
                    ..Overrides::default()
                },
                ..Request::default()
            };
            let outcome = pipeline::run(&request, &watching, &mut |_| ());
            let printed: String = directives(&outcome, &watching.read.borrow())
                .iter()
                .map(|one| format!("{one}\n"))
                .collect();
            for line in printed.lines() {
                let is_ours =
                    line == "cargo:rerun-if-changed=b.yaml" || line.starts_with("cargo:warning=");
                assert!(is_ours, "{line:?} in {printed}");
            }
            assert!(!printed.contains('\r'));
        }
    }

    #[test]
    fn helps_name_what_build_scripts_have() {
        assert_eq!(
            for_build_scripts("= help: with --lenient: it is left out"),
            "= help: with `Config::lenient`: it is left out"
        );
    }
}
