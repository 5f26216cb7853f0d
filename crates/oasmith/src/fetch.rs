//! `oasmith fetch`: a document and all that it refers to on the network, stored beside the configuration.

mod file_name;
mod record;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use oasmith_codegen::config::Config;
use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline::{self, Request};
use oasmith_codegen::relative::relative;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::{Loader, MappedReference, checksum};
use oasmith_spec::sink::TerminalText;
use oasmith_spec::source::Sources;
use oasmith_spec::url;

use crate::console::{complain, tell};
use crate::progress::Progress;
use crate::report::Verbosity;
use crate::{CommandOutcome, arguments, http, report};

/// The folder beside the configuration that documents are stored in.
const FOLDER: &str = "vendor";

/// The most documents that are fetched.
const MOST: usize = 1_000;

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let mut request = arguments::request(matches);
    request.overrides.out = None;
    let verbosity = Verbosity::of(matches);
    let config = request.config.clone();
    let config = config.unwrap_or_else(|| default_config(&request.spec));
    let folder = config.parent().unwrap_or(Path::new("")).to_path_buf();
    let out = matches.get_one::<PathBuf>("out");
    let out = out.map_or_else(|| folder.join(FOLDER), Clone::clone);
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("fetching");
    let fetched = Fetching::new(&request, out).all(&request);
    drop(progress);
    let files = match fetched {
        Ok(files) => files,
        Err(Trouble::Message(message)) => {
            complain!("error: {}", TerminalText::of(&message));
            return CommandOutcome::Failed;
        }
        Err(Trouble::Unreadable(outcome)) => {
            return report::diagnostics(&outcome.diagnostics, &outcome.sources, verbosity);
        }
    };
    match store(&files, &config, &folder, &request) {
        Ok(()) => {
            if !verbosity.is_quiet() {
                for file in &files {
                    let url = url::shown(&file.uri);
                    tell!(
                        "{}: {}",
                        TerminalText::path(&file.path),
                        TerminalText::of(&url)
                    );
                }
                let count = report::counted(files.len(), ["document", "documents"]);
                tell!("{}: {} fetched", TerminalText::path(&config), count);
            }
            CommandOutcome::Success
        }
        Err(error) => {
            complain!("error: {}", TerminalText::shown(&error));
            CommandOutcome::Failed
        }
    }
}

/// The configuration beside the document; in the current folder, where that is on the network.
fn default_config(spec: &Path) -> PathBuf {
    match url::of_path(spec) {
        Some(_) => PathBuf::from(arguments::CONFIGURATION),
        None => spec.with_file_name(arguments::CONFIGURATION),
    }
}

/// A document that was fetched.
pub(crate) struct FetchedFile {
    /// Its URL.
    pub(crate) uri: String,
    /// Where it is stored.
    pub(crate) path: PathBuf,
    bytes: Vec<u8>,
}

enum Trouble {
    Message(String),
    Unreadable(Box<pipeline::RemoteOutcome>),
}

/// What was fetched until now.
struct Fetching {
    out: PathBuf,
    /// The entries of the configuration that somebody else made.
    own: Vec<MappedReference>,
    spec: PathBuf,
    files: Vec<FetchedFile>,
}

impl Fetching {
    fn new(request: &Request, out: PathBuf) -> Self {
        let config = request.config.as_deref().and_then(|path| {
            // What is wrong in it is reported with the document.
            let mut unseen = Diagnostics::default();
            let mut sources = Sources::default();
            Config::read(
                path,
                &request.allowed,
                &DiskLoader,
                &mut sources,
                &mut unseen,
            )
        });
        let config = config.unwrap_or_default();
        let own = config.reference_map().iter();
        // What has a checksum was fetched before, and may have changed.
        let own = own.filter(|entry| entry.sha256.is_none()).cloned();
        let spec = match request.spec.as_os_str().is_empty() {
            true => config.spec().map(Path::to_path_buf).unwrap_or_default(),
            false => request.spec.clone(),
        };
        Self {
            out,
            own: own.collect(),
            spec,
            files: Vec::new(),
        }
    }

    /// Fetches the document, what it refers to, what that refers to, and so on.
    fn all(mut self, request: &Request) -> Result<Vec<FetchedFile>, Trouble> {
        let own = self
            .own
            .iter()
            .any(|entry| Path::new(&entry.uri) == self.spec);
        if let Some(url) = url::of_path(&self.spec).filter(|_| !own).map(str::to_owned) {
            self.fetch(url)?;
        }
        loop {
            let outcome = pipeline::remote(request, &self.loader(), &self.map());
            let Some(remote) = &outcome.remote else {
                return Err(Trouble::Unreadable(Box::new(outcome)));
            };
            if remote.is_empty() {
                return Ok(self.files);
            }
            for url in remote.clone() {
                self.fetch(url)?;
            }
        }
    }

    fn fetch(&mut self, uri: String) -> Result<(), Trouble> {
        if self.files.len() >= MOST {
            let message = format!("the document refers to more than {MOST} URLs");
            return Err(Trouble::Message(message));
        }
        let bytes = http::get(&uri).map_err(|error| Trouble::Message(error.to_string()))?;
        let taken = |path: &Path| self.files.iter().any(|file| file.path == path);
        let path = file_name::path(&uri, &bytes, &self.out, taken);
        self.files.push(FetchedFile { uri, path, bytes });
        Ok(())
    }

    fn map(&self) -> Vec<MappedReference> {
        let fetched = self.files.iter().map(|file| MappedReference {
            uri: file.uri.clone(),
            path: file.path.clone(),
            sha256: None,
        });
        self.own.iter().cloned().chain(fetched).collect()
    }

    fn loader(&self) -> FetchedLoader<'_> {
        let files = self.files.iter();
        FetchedLoader(
            files
                .map(|file| (file.path.as_path(), file.bytes.as_slice()))
                .collect(),
        )
    }
}

/// Files as they will be when all is stored.
struct FetchedLoader<'f>(BTreeMap<&'f Path, &'f [u8]>);

impl Loader for FetchedLoader<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.0.get(path) {
            Some(bytes) => Ok(bytes.to_vec()),
            None => DiskLoader.read(path),
        }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        let is_new = self.0.keys().any(|file| file.starts_with(path));
        match is_new && !path.as_os_str().is_empty() && !path.exists() {
            true => Some(fs::canonicalize(".").ok()?.join(path)),
            false => DiskLoader.canonical(path),
        }
    }

    fn repository(&self, document: &Path) -> Option<PathBuf> {
        DiskLoader.repository(document)
    }
}

/// Writes the files, and then the configuration that names them.
fn store(files: &[FetchedFile], config: &Path, folder: &Path, request: &Request) -> io::Result<()> {
    let at = |path: &Path, error: io::Error| {
        io::Error::new(error.kind(), format!("{}: {error}", path.display()))
    };
    let text = match fs::read_to_string(config) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => record::begun(&request.spec),
        Err(error) => return Err(at(config, error)),
    };
    let entries = files.iter().map(|file| record::MapEntry {
        uri: &file.uri,
        path: relative(folder, &file.path),
        sha256: checksum(&file.bytes),
    });
    let recorded = record::with_entries(&text, entries).map_err(|error| at(config, error))?;
    for file in files {
        let parent = file.path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).map_err(|error| at(parent, error))?;
        fs::write(&file.path, &file.bytes).map_err(|error| at(&file.path, error))?;
    }
    if !files.is_empty() {
        fs::write(config, recorded).map_err(|error| at(config, error))?;
    }
    Ok(())
}
