//! The whole way from a document's name to files, in one call.

use std::path::{Path, PathBuf};

use oasmith_ir::api::{Api, Fallback};
use oasmith_spec::bundle::Bundled;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Level};
use oasmith_spec::document::Document;
use oasmith_spec::left_out::{LeftOut, Wanted};
use oasmith_spec::load::{Input, Loader, MappedReference, Valid, load_wanted, load_with_trees};
use oasmith_spec::node::Node;
use oasmith_spec::source::{FileId, Sources};
use oasmith_spec::url;

use crate::bundle;
use crate::config::{CRATE_NAMES, Config, is_crate_name, pages, parameters};
use crate::files::Files;
use crate::layout::{self, Layout};
use crate::names::Names;
use crate::relative::relative;

/// What to generate, and from what.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The document; where empty, the one that the configuration names.
    pub spec: PathBuf,
    /// The configuration file. None is looked for where this is `None`.
    pub config: Option<PathBuf>,
    /// Overlays, applied after those that the configuration names.
    pub overlays: Vec<PathBuf>,
    /// Folders that references and the configuration may lead into, beside the document's own and the configuration's.
    pub allowed: Vec<PathBuf>,
    /// What holds in place of the configuration.
    pub overrides: Overrides,
}

/// What holds in place of the configuration.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Downgrades recoverable errors to warnings, which name the fallback.
    pub lenient: bool,
    /// The generated crate's name.
    pub crate_name: Option<String>,
    /// The folder to generate into; what the configuration says where absent.
    pub out: Option<PathBuf>,
    /// Which files to make; what the configuration says where absent.
    pub layout: Option<Layout>,
    /// A configuration made in Rust, to which the file's is preferred.
    pub config: Option<Config>,
}

/// A stage of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Texts become a checked document.
    Read,
    /// The document becomes an [`Api`].
    Lower,
    /// Everything gets its name.
    Name,
    /// Rust is written.
    Emit,
}

impl Stage {
    /// What happens in it, as progress says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "reading the document",
            Self::Lower => "working out types and operations",
            Self::Name => "naming",
            Self::Emit => "writing Rust",
        }
    }
}

/// What came of a [`Request`].
#[derive(Debug)]
pub struct Outcome {
    /// The texts that were read.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The files; `None` if there were errors, or none were asked for.
    pub files: Option<Files>,
    /// What could not be expressed, with the reason.
    pub fallbacks: Vec<Fallback>,
    /// How much there was.
    pub summary: Summary,
    /// The configuration that held.
    pub config: Config,
}

/// How much there was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were read, overlays and configuration among them.
    pub documents: usize,
    /// Operations.
    pub operations: usize,
    /// Types with a name of their own.
    pub models: usize,
}

/// A lowered document.
#[derive(Debug)]
pub struct Lowered {
    /// The texts that were read.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The API; `None` if there were errors.
    pub api: Option<Api>,
    /// The configuration that held.
    pub config: Config,
    /// What the API was made of; `None` where it could not be read.
    pub origin: Option<Origin>,
}

/// A document in one file.
#[derive(Debug)]
pub struct BundleOutcome {
    /// The texts that were read.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The document; `None` if there were errors.
    pub bundled: Option<Bundled>,
}

/// What a document refers to on the network.
#[derive(Debug)]
pub struct RemoteOutcome {
    /// The texts that were read.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The document that is meant.
    pub spec: PathBuf,
    /// The configuration that held.
    pub config: Config,
    /// The URLs that no file stands in for, each once; `None` where the document can't be read.
    pub remote: Option<Vec<String>>,
}

/// What an API was made of.
#[derive(Debug)]
pub struct Origin {
    /// The document.
    pub document: Option<Valid<Document>>,
    /// What each file says, the document's own first, with overlays applied.
    pub trees: Vec<(FileId, Node)>,
}

/// Goes the whole way. `progress` hears of every stage when it begins. Touches no disk but through
/// `loader`.
pub fn run(request: &Request, loader: &dyn Loader, progress: &mut dyn FnMut(Stage)) -> Outcome {
    go(request, loader, progress, true)
}

/// Goes as far as diagnostics come: no files are made.
pub fn check(request: &Request, loader: &dyn Loader) -> Outcome {
    go(request, loader, &mut |_| (), false)
}

/// Reads and lowers a document.
pub fn lower(request: &Request, loader: &dyn Loader) -> Lowered {
    let mut lowered = read_and_lower(request, loader, &mut |_| ());
    if lowered.diagnostics.has_errors() {
        lowered.api = None;
    }
    lowered
}

/// Reads the document to find the URLs that it refers to. `map` holds in the place of the configuration's.
pub fn remote(request: &Request, loader: &dyn Loader, map: &[MappedReference]) -> RemoteOutcome {
    let mut sources = Sources::default();
    let (config, mut diagnostics) = configuration(request, loader, &mut sources);
    let mut input = input(request, &config);
    input.reference_map = map.to_vec();
    input.overlays.clear();
    let mut remote = None;
    if input.path.as_os_str().is_empty() {
        report_no_document(&mut diagnostics);
    } else {
        let loaded = load_with_trees(&input, loader, &mut sources, &mut diagnostics);
        remote = loaded.map(|loaded| loaded.remote);
    }
    diagnostics.sort();
    RemoteOutcome {
        sources,
        diagnostics,
        spec: input.path,
        config,
        remote,
    }
}

/// Puts all files of the document into one. Overlays are not applied.
pub fn bundle(request: &Request, loader: &dyn Loader) -> BundleOutcome {
    let mut sources = Sources::default();
    let (config, mut diagnostics) = configuration(request, loader, &mut sources);
    let input = input(request, &config);
    let mut bundled = None;
    if input.path.as_os_str().is_empty() {
        report_no_document(&mut diagnostics);
    } else {
        bundled = oasmith_spec::bundle::bundle(&input, loader, &mut sources, &mut diagnostics);
    }
    diagnostics.sort();
    BundleOutcome {
        bundled: bundled.filter(|_| !diagnostics.has_errors()),
        sources,
        diagnostics,
    }
}

/// Writes Rust for an API. `document` is the document's file name, which the files tell.
pub fn generate(
    api: &Api,
    config: &Config,
    options: &layout::Options,
    diagnostics: &mut Diagnostics,
) -> Files {
    let names = Names::new(api, config, diagnostics);
    layout::files(api, config, &names, options, diagnostics)
}

fn go(
    request: &Request,
    loader: &dyn Loader,
    progress: &mut dyn FnMut(Stage),
    emit: bool,
) -> Outcome {
    let Lowered {
        sources,
        mut diagnostics,
        mut api,
        config,
        origin,
    } = read_and_lower(request, loader, progress);
    drop(origin);
    let mut summary = Summary {
        documents: sources.files().count(),
        ..Summary::default()
    };
    let mut files = None;
    if let Some(api) = &mut api {
        summary.operations = api.operations.len();
        summary.models = api.models.len();
        progress(Stage::Name);
        let names = Names::new(api, &config, &mut diagnostics);
        names.hold_secrets(api, &config);
        let options = options(request, &config);
        check_bundle(&config, &mut diagnostics);
        layout::check(api, &config, &names, options.layout, &mut diagnostics);
        if emit && !diagnostics.has_errors() {
            progress(Stage::Emit);
            names.join_twins(api, config.features);
            let made = layout::files(api, &config, &names, &options, &mut diagnostics);
            files = (!diagnostics.has_errors()).then_some(made);
        }
    }
    diagnostics.sort();
    Outcome {
        sources,
        diagnostics,
        files,
        fallbacks: api.map(|api| api.fallbacks).unwrap_or_default(),
        summary,
        config,
    }
}

/// The runtime can't be written into the client's own folder.
fn check_bundle(config: &Config, diagnostics: &mut Diagnostics) {
    let Some(out) = config.out_folder() else {
        return;
    };
    let Some(bundle) = config.runtime_source().bundle(out) else {
        return;
    };
    let mut places = bundle::places(&bundle).into_iter();
    if places.any(|place| relative(out, &place) == ".") {
        let message = "the runtime can't be bundled into the folder that the client is in";
        diagnostics
            .report_global(Code::CONFIG_INVALID, message)
            .help("name another folder, like { bundled = \"oasmith-runtime\" }");
    }
}

fn options(request: &Request, config: &Config) -> layout::Options {
    layout::Options {
        layout: config.form(),
        document: document_name(spec(request, config)),
        out: config.out.clone(),
    }
}

/// The document that is meant.
fn spec<'a>(request: &'a Request, config: &'a Config) -> &'a Path {
    if request.spec.as_os_str().is_empty() {
        config.spec().unwrap_or(&request.spec)
    } else {
        &request.spec
    }
}

/// What generated files call the document.
fn document_name(path: &Path) -> String {
    // The command reads a document of this name from there.
    if path == Path::new("-") {
        return "standard input".to_owned();
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if url::of_path(path).is_some() {
        // A query may hold a secret.
        let name = name.split(['?', '#']).next().unwrap_or_default();
        return name.to_owned();
    }
    name.into_owned()
}

/// The API is there where the document has no errors. Those of the configuration leave it: all that the configuration
/// gets wrong is reported in one run, and names are looked for last.
fn read_and_lower(
    request: &Request,
    loader: &dyn Loader,
    progress: &mut dyn FnMut(Stage),
) -> Lowered {
    let mut sources = Sources::default();
    progress(Stage::Read);
    let (config, mut diagnostics) = configuration(request, loader, &mut sources);
    let of_configuration = diagnostics.count(Level::Error);
    let input = input(request, &config);
    let loaded = if input.path.as_os_str().is_empty() {
        report_no_document(&mut diagnostics);
        None
    } else {
        let filter = &config.filter;
        let wanted = Wanted {
            operation: &|operation, webhook| filter.keeps_read(operation, webhook),
            unused_components: filter.keeps_unused(),
        };
        load_wanted(&input, loader, &wanted, &mut sources, &mut diagnostics)
    };
    let mut left_out = LeftOut::default();
    let origin = loaded.map(|loaded| {
        left_out = loaded.left_out;
        Origin {
            document: loaded.document,
            trees: loaded.trees,
        }
    });
    let mut api = None;
    if let Some(document) = origin.as_ref().and_then(|origin| origin.document.as_ref()) {
        progress(Stage::Lower);
        let mut lowered =
            oasmith_ir::lower::lower_within(document, config.limits, &mut diagnostics);
        left_out.excuse(&mut diagnostics);
        let is_valid = diagnostics.count(Level::Error) == of_configuration;
        config.filter.apply(&mut lowered, &mut diagnostics);
        parameters::apply(&config.parameters, &mut lowered, &mut diagnostics);
        pages::apply(&config.pagination, &mut lowered, &mut diagnostics);
        config.dates.apply(&mut lowered);
        config.types.apply(&mut lowered, &config, &mut diagnostics);
        api = is_valid.then_some(lowered);
    }
    Lowered {
        sources,
        diagnostics,
        api,
        config,
        origin,
    }
}

/// What to read, as the request and its configuration say.
fn input(request: &Request, config: &Config) -> Input {
    Input {
        path: spec(request, config).to_owned(),
        overlays: [&config.overlays[..], &request.overlays].concat(),
        allowed_folders: [&request.allowed[..], &config.references.allow].concat(),
        config_folder: config_folder(request),
        reference_map: config.references.map.clone(),
        limits: config.limits,
    }
}

/// Nothing names a document. What the configuration names may have been refused, which was reported.
fn report_no_document(diagnostics: &mut Diagnostics) {
    if !diagnostics.has_errors() {
        let message = "the configuration names no document";
        diagnostics
            .report_global(Code::CONFIG_INVALID, message)
            .help("set `spec`, or name the document where you name the configuration");
    }
}

/// The folder of the configuration file.
fn config_folder(request: &Request) -> Option<PathBuf> {
    let folder = request.config.as_deref()?.parent()?;
    Some(folder.to_path_buf())
}

/// The configuration that holds, and diagnostics by its policy with what was wrong in it.
fn configuration(
    request: &Request,
    loader: &dyn Loader,
    sources: &mut Sources,
) -> (Config, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let base = request.overrides.config.clone().unwrap_or_default();
    let mut config = match &request.config {
        Some(path) => {
            Config::read(path, &request.allowed, loader, sources, &mut diagnostics).unwrap_or(base)
        }
        None => base,
    };
    config.lenient_by_request = request.overrides.lenient && !config.lenient;
    config.lenient |= request.overrides.lenient;
    config.layout = request.overrides.layout.or(config.layout);
    if let Some(out) = &request.overrides.out {
        config.out = Some(out.clone());
    }
    if let Some(name) = &request.overrides.crate_name {
        config.package.name = Some(name.clone());
    }
    if let Some(name) = config.package.name.take_if(|name| !is_crate_name(name)) {
        let message = format!("`{name}` can't name a crate");
        diagnostics
            .report_global(Code::CONFIG_INVALID, message)
            .help(CRATE_NAMES);
    }
    for message in &config.invalid {
        diagnostics.report_global(Code::CONFIG_INVALID, message);
    }
    diagnostics.set_policy(config.policy());
    (config, diagnostics)
}
