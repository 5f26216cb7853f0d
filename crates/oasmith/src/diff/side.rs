//! Where the two documents come from: files, standard input, revisions.

use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use oasmith_codegen::config::Config;
use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline::Request;
use oasmith_diff::revision::Revision;
use oasmith_diff::side::{Refused, Side};
use oasmith_spec::diagnostic::{Diagnostics, Level};
use oasmith_spec::fit;
use oasmith_spec::load::Loader;
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::Sources;
use oasmith_spec::url;

use crate::arguments::CONFIGURATION;
use crate::input::{self, CommandLoader, INPUT, InputLoader};

/// A document that the user named.
pub(super) enum Place {
    File(PathBuf),
    Input(Vec<u8>),
    Git(Revision, PathBuf),
}

/// What holds for both sides.
pub(super) struct Settings {
    pub(super) config: Option<PathBuf>,
    pub(super) overlays: Vec<PathBuf>,
    /// Folders that references and the configuration may lead into beside their own.
    pub(super) allowed: Vec<PathBuf>,
}

impl Settings {
    /// Those of the arguments.
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self {
            config: matches.get_one("config").cloned(),
            overlays: matches
                .get_many("overlay")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            allowed: crate::arguments::allowed(matches),
        }
    }
}

/// Why there are no two documents.
pub(super) enum Trouble {
    Usage(TerminalText),
    Refused(Box<Refused>),
}

/// As much stack as the main thread of a program has.
const STACK: usize = 8 << 20;

impl Place {
    /// Understands `-`, a file, or `REV:path`. What exists as a file is one, whatever it is called.
    pub(super) fn parse(text: &str) -> Result<Self, Trouble> {
        if text == INPUT {
            return input::read().map(Self::Input).map_err(|error| {
                let error = TerminalText::shown(&error);
                Trouble::Usage(fit!(Terminal, "standard input can't be read: {}", error))
            });
        }
        let file = PathBuf::from(text);
        if url::of_path(&file).is_some() {
            return Ok(Self::File(file));
        }
        match text.split_once(':') {
            Some((revision, path))
                if !file.exists() && !revision.is_empty() && !path.is_empty() =>
            {
                let revision = Revision::new(Path::new("."), revision).map_err(|error| {
                    let (text, error) = (TerminalText::of(text), TerminalText::shown(&error));
                    Trouble::Usage(fit!(Terminal, "`{}`: {}", text, error))
                })?;
                Ok(Self::Git(revision, PathBuf::from(path)))
            }
            _ => Ok(Self::File(file)),
        }
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::File(path) | Self::Git(_, path) => path.clone(),
            Self::Input(_) => PathBuf::from(INPUT),
        }
    }

    /// The configuration beside the document, if there is one.
    fn config(&self) -> Option<PathBuf> {
        let beside = self.path().with_file_name(CONFIGURATION);
        let exists = match self {
            Self::File(_) => beside.is_file(),
            Self::Git(revision, _) => revision.has(&beside),
            Self::Input(_) => false,
        };
        exists.then_some(beside)
    }

    fn loader(&self) -> Box<dyn Loader> {
        match self {
            Self::File(path) => Box::new(CommandLoader(path.clone())),
            Self::Git(revision, _) => Box::new(revision.clone()),
            Self::Input(bytes) => Box::new(InputLoader::new(Ok(bytes.clone()))),
        }
    }
}

/// A document's loader, and that of a configuration which lies elsewhere.
struct WithConfig {
    document: Box<dyn Loader>,
    config: Box<dyn Loader>,
    /// The configuration and its overlays.
    paths: Vec<PathBuf>,
}

impl Loader for WithConfig {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if self.paths.iter().any(|one| one == path) {
            self.config.read(path)
        } else {
            self.document.read(path)
        }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.document.canonical(path)
    }

    fn repository(&self, document: &Path) -> Option<PathBuf> {
        self.document.repository(document)
    }
}

/// Reads both sides. Each has the configuration beside it; where only one has one, it holds for both,
/// so that names don't differ for that alone.
///
/// The head may be refused for errors that have places: they are what there is to report.
pub(super) fn read(
    base: &Place,
    head: &Place,
    settings: &Settings,
) -> Result<(Side, Result<Side, Box<Refused>>), Trouble> {
    if matches!((base, head), (Place::Input(_), Place::Input(_))) {
        return Err(Trouble::Usage(fit!(
            Terminal,
            "only one side can be standard input"
        )));
    }
    let side = |place: &Place, other: &Place| {
        let (config, loader) = match (&settings.config, place.config(), other.config()) {
            (Some(path), _, _) => (Some(path.clone()), Box::new(DiskLoader) as Box<dyn Loader>),
            (None, Some(path), _) => (Some(path), place.loader()),
            (None, None, Some(path)) => (Some(path), other.loader()),
            (None, None, None) => (None, place.loader()),
        };
        let mut paths = settings.overlays.clone();
        if let Some(path) = &config {
            paths.extend(overlays(path, &settings.allowed, loader.as_ref()));
            paths.push(path.clone());
        }
        let request = Request {
            spec: place.path(),
            config,
            overlays: settings.overlays.clone(),
            allowed: settings.allowed.clone(),
            ..Request::default()
        };
        let loader = WithConfig {
            document: place.loader(),
            config: loader,
            paths,
        };
        Side::read(&request, &loader).map_err(Trouble::Refused)
    };
    // Each side takes most of the time by itself.
    std::thread::scope(|scope| {
        let other = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || side(base, head));
        let head = match side(head, base) {
            Ok(head) => Ok(head),
            Err(Trouble::Refused(refused)) if has_places(&refused) => Err(refused),
            Err(trouble) => return Err(trouble),
        };
        let base = match other.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(read)) => read?,
            _ => {
                return Err(Trouble::Usage(fit!(
                    Terminal,
                    "the documents can't be read side by side"
                )));
            }
        };
        Ok((base, head))
    })
}

/// Whether a document was read, and has errors; else there is none, or no configuration for it.
fn has_places(refused: &Refused) -> bool {
    let errors = refused.diagnostics.iter();
    let mut errors = errors.filter(|one| one.level == Level::Error).peekable();
    errors.peek().is_some() && errors.all(|one| one.span.is_some())
}

/// The overlays that a configuration names.
fn overlays(config: &Path, allowed: &[PathBuf], loader: &dyn Loader) -> Vec<PathBuf> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    // What is wrong in it is reported when the document is read with it.
    Config::read(config, allowed, loader, &mut sources, &mut diagnostics)
        .map(|config| config.overlay_paths().to_vec())
        .unwrap_or_default()
}
