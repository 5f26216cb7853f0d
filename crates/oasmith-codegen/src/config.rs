//! What a user sets: `oasmith.toml`, or the same from Rust.

mod builder;
mod dates;
mod deep_object;
mod diff;
mod entry;
pub(crate) mod filter;
mod guide;
mod keys;
pub(crate) mod missing_crate;
mod operations;
mod package;
pub(crate) mod pages;
pub(crate) mod parameters;
mod read;
mod runtime;
mod schema;
mod syntax;
mod template;
mod types;

use std::path::{Path, PathBuf};

use crate::layout::Layout;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Level, Policy};
use oasmith_spec::load::{Loader, MappedReference};
use oasmith_spec::source::Sources;

pub use dates::Dates;
pub use deep_object::DeepObjectArrays;
pub use diff::{DiffLevel, DiffSettings, LevelEntry};
pub(crate) use entry::is_name;
pub use entry::{Entry, ModelEntry, OperationEntry};
pub(crate) use filter::Filter;
pub use filter::UnusedModels;
pub use guide::guide_page;
pub use oasmith_ir::lower::Limits;
/// How an operation is paginated; see [`Config::pagination`].
pub use oasmith_ir::pagination::Declared as Pagination;
pub(crate) use package::{CRATE_NAMES, is_crate_name};
pub use package::{Dependency, Package};
pub use runtime::{RUNTIME_IS_PUBLISHED, RuntimeDependency, RuntimeSource};
pub use schema::json_schema;
pub use syntax::{Attribute, Derive, RustPath, Standard};
pub use template::{SCHEMA_FILE, template, template_with_names};
pub(crate) use types::Types;
pub use types::{ConversionTraits, Replacement};

/// The configuration of one generated client.
///
/// `Config::default()` is right for most documents. A config file is read by [`Config::read`]; from
/// Rust the same settings are chained:
///
/// ```
/// use oasmith_codegen::config::Config;
///
/// let config = Config::default()
///     .lenient(true)
///     .operation("GET /connections", "connections.list")
///     .model("ListConnectionsResponseConnection", "ConnectionSummary")
///     .property("ConnectionSummary.type", "kind")
///     .error_code("/error/code");
/// assert!(config.is_lenient());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Config {
    pub(crate) spec: Option<PathBuf>,
    pub(crate) upstream: Option<String>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) lenient: bool,
    /// Whether only what holds in place of the configuration makes it lenient.
    pub(crate) lenient_by_request: bool,
    pub(crate) levels: Vec<(Code, Level)>,
    pub(crate) diff: DiffSettings,
    pub(crate) package: Package,
    pub(crate) filter: Filter,
    pub(crate) groups: Vec<Entry>,
    pub(crate) operations: Vec<OperationEntry>,
    pub(crate) pagination: Vec<pages::PagesEntry>,
    pub(crate) parameters: Vec<parameters::ReservedEntry>,
    pub(crate) models: Vec<ModelEntry>,
    pub(crate) types: Types,
    pub(crate) dates: Dates,
    pub(crate) deep_object_arrays: DeepObjectArrays,
    pub(crate) derive: Vec<Derive>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) properties: Vec<Entry>,
    pub(crate) variants: Vec<Entry>,
    pub(crate) errors: ErrorPointers,
    pub(crate) layout: Option<Layout>,
    pub(crate) modules: Option<Modules>,
    pub(crate) features: Features,
    pub(crate) mock: bool,
    pub(crate) limits: Limits,
    pub(crate) references: References,
    /// Settings from Rust that can't be understood; reported before anything is read.
    pub(crate) invalid: Vec<String>,
}

/// `[references]`: where references may lead.
#[derive(Debug, Clone, Default)]
pub(crate) struct References {
    /// Folders beside the document's own and its repository.
    pub(crate) allow: Vec<PathBuf>,
    /// Files that stand in for URLs.
    pub(crate) map: Vec<MappedReference>,
}

/// Which Cargo features there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Features {
    /// None beside those of the runtime.
    #[default]
    None,
    /// One a group of operations. With it come the group's calls and the models that they use. What more
    /// than three groups use, or none, is there without a feature.
    ByGroup,
}

/// How models are spread over modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modules {
    /// All in one.
    One,
    /// Those of each group of operations in a module of their own, which is a folder where it is long.
    ByGroup,
}

/// `[errors]`: JSON pointers (RFC 6901) into an error's body.
#[derive(Debug, Clone, Default)]
pub struct ErrorPointers {
    /// Where the error's code is.
    pub code: Option<String>,
    /// Where the error's message is.
    pub message: Option<String>,
}

impl Config {
    /// Reads a config file. Relative paths in it are relative to its folder, and lead into that folder, its repository
    /// or one of `allowed`.
    ///
    /// `None` if the file can't be read or isn't TOML; settings that aren't understood are left out.
    /// Both are reported: `unreadable`, `not-utf8`, `config-invalid`.
    pub fn read(
        path: &Path,
        allowed: &[PathBuf],
        loader: &dyn Loader,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        read::read(path, allowed, loader, sources, diagnostics)
    }

    /// The document (`spec`), if the config file names one.
    pub fn spec(&self) -> Option<&Path> {
        self.spec.as_deref()
    }

    /// Where the document's owner publishes it (`upstream`), if the config file says so.
    pub fn upstream(&self) -> Option<&str> {
        self.upstream.as_deref()
    }

    /// The folder that is generated into (`out`), if there is one.
    pub fn out_folder(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// The files that stand in for URLs (`references.map`).
    pub fn reference_map(&self) -> &[MappedReference] {
        &self.references.map
    }

    /// The form of what is generated (`layout`).
    pub fn form(&self) -> Layout {
        self.layout.unwrap_or_default()
    }

    /// Where the client takes the runtime from (`[crate] runtime`).
    pub fn runtime_source(&self) -> RuntimeSource {
        self.package.runtime.clone().unwrap_or_default()
    }

    /// The overlays (`overlays`), in the order in which they are applied.
    pub fn overlay_paths(&self) -> &[PathBuf] {
        &self.overlays
    }

    /// The version of the generated crate (`[crate] version`), if there is one.
    pub fn package_version(&self) -> Option<&str> {
        self.package.version.as_deref()
    }

    /// Whether recoverable errors are warnings (`lenient`).
    pub fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// How much `oasmith diff` weighs changes (`[diff]`).
    pub fn diff_settings(&self) -> &DiffSettings {
        &self.diff
    }

    /// How much diagnostics weigh by what the configuration itself says, whatever holds in its place.
    pub fn own_policy(&self) -> Policy {
        Policy {
            lenient: self.lenient && !self.lenient_by_request,
            levels: self.levels.clone(),
        }
    }

    /// How much diagnostics weigh with this configuration.
    pub fn policy(&self) -> Policy {
        Policy {
            lenient: self.lenient,
            levels: self.levels.clone(),
        }
    }
}
