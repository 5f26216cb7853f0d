//! What a user sets: `oasmith.toml`, or the same from Rust.

mod near;
mod read;

use std::path::{Path, PathBuf};

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Level, Policy};
use oasmith_spec::load::Loader;
use oasmith_spec::source::{Sources, Span};

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
///     .error_code("/error/code");
/// assert!(config.is_lenient());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Config {
    pub(crate) spec: Option<PathBuf>,
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) lenient: bool,
    pub(crate) levels: Vec<(Code, Level)>,
    pub(crate) package: Package,
    pub(crate) groups: Vec<Entry>,
    pub(crate) operations: Vec<OperationEntry>,
    pub(crate) models: Vec<Entry>,
    pub(crate) errors: ErrorPointers,
    /// Settings from Rust that can't be understood; reported when names are made.
    pub(crate) invalid: Vec<String>,
}

/// `[crate]`: the manifest of a generated crate.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// `name`; the title of the document where absent.
    pub name: Option<String>,
    /// `version`; `0.1.0` where absent.
    pub version: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `license`, an SPDX expression.
    pub license: Option<String>,
    /// `repository`.
    pub repository: Option<String>,
    /// `homepage`.
    pub homepage: Option<String>,
    /// `documentation`.
    pub documentation: Option<String>,
    /// `authors`.
    pub authors: Vec<String>,
    /// `keywords`, at most five.
    pub keywords: Vec<String>,
    /// `categories`, by the slugs of crates.io.
    pub categories: Vec<String>,
    /// `rust-version`.
    pub rust_version: Option<String>,
    /// `publish`; a manifest that does not say may be published.
    pub publish: Option<bool>,
}

/// `[errors]`: JSON pointers (RFC 6901) into an error's body.
#[derive(Debug, Clone, Default)]
pub struct ErrorPointers {
    /// Where the error's code is.
    pub code: Option<String>,
    /// Where the error's message is.
    pub message: Option<String>,
}

/// A name of the document and the name that it gets.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The document's name.
    pub from: String,
    /// The name in Rust.
    pub to: String,
    /// Where it stands, if in a file.
    pub span: Option<Span>,
}

/// An operation and the name that it gets.
#[derive(Debug, Clone)]
pub struct OperationEntry {
    /// The method in upper case.
    pub method: String,
    /// The path template as the document writes it.
    pub path: String,
    /// The group's name.
    pub group: String,
    /// The method's name.
    pub name: String,
    /// Where it stands, if in a file.
    pub span: Option<Span>,
}

impl Config {
    /// Reads a config file. Relative paths in it are relative to its folder.
    ///
    /// `None` if the file can't be read or isn't TOML; settings that aren't understood are left out.
    /// Both are reported: `unreadable`, `not-text`, `config-invalid`.
    pub fn read(
        path: &Path,
        loader: &dyn Loader,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        read::read(path, loader, sources, diagnostics)
    }

    /// The document (`spec`), if the config file names one.
    pub fn spec(&self) -> Option<&Path> {
        self.spec.as_deref()
    }

    /// The overlays (`overlays`), in the order in which they are applied.
    pub fn overlay_paths(&self) -> &[PathBuf] {
        &self.overlays
    }

    /// Whether faults that have a sensible reading are warnings (`lenient`).
    pub fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// How much diagnostics weigh with this configuration.
    pub fn policy(&self) -> Policy {
        Policy {
            lenient: self.lenient,
            levels: self.levels.clone(),
        }
    }

    /// Reads faults that have a sensible reading in that way, with a warning.
    #[must_use]
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = lenient;
        self
    }

    /// Applies an overlay after those already named.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Sets the level of a code of diagnostics.
    #[must_use]
    pub fn level(mut self, code: Code, level: Level) -> Self {
        self.levels.push((code, level));
        self
    }

    /// Sets the manifest of a generated crate.
    #[must_use]
    pub fn package(mut self, package: Package) -> Self {
        self.package = package;
        self
    }

    /// Names the generated crate.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.package.name = Some(name.into());
        self
    }

    /// Puts the operations with this tag or first path segment into a group.
    #[must_use]
    pub fn group(mut self, tag_or_segment: impl Into<String>, group: impl Into<String>) -> Self {
        self.groups.push(Entry {
            from: tag_or_segment.into(),
            to: group.into(),
            span: None,
        });
        self
    }

    /// Names an operation: `"GET /connections"` becomes `"connections.list"`.
    #[must_use]
    pub fn operation(mut self, operation: &str, name: &str) -> Self {
        match OperationEntry::parse(operation, name) {
            Ok(entry) => self.operations.push(entry),
            Err(message) => self.invalid.push(message),
        }
        self
    }

    /// Names a model: a component or the name that was generated for an inline one.
    #[must_use]
    pub fn model(mut self, model: impl Into<String>, name: impl Into<String>) -> Self {
        self.models.push(Entry {
            from: model.into(),
            to: name.into(),
            span: None,
        });
        self
    }

    /// Says where an error's body has the code, as a JSON pointer.
    #[must_use]
    pub fn error_code(mut self, pointer: impl Into<String>) -> Self {
        self.errors.code = Some(pointer.into());
        self
    }

    /// Says where an error's body has the message, as a JSON pointer.
    #[must_use]
    pub fn error_message(mut self, pointer: impl Into<String>) -> Self {
        self.errors.message = Some(pointer.into());
        self
    }
}

impl OperationEntry {
    /// Understands `METHOD PATH` and `group.method`; what is wrong otherwise, in one line.
    pub(crate) fn parse(operation: &str, name: &str) -> Result<Self, String> {
        let (method, path) = operation
            .split_once(' ')
            .map(|(method, path)| (method, path.trim_start()))
            .filter(|(method, path)| !method.is_empty() && path.starts_with('/'))
            .ok_or_else(|| format!("`{operation}` is not a method and a path"))?;
        let (group, method_name) = name
            .split_once('.')
            .filter(|(group, name)| is_name(group) && is_name(name))
            .ok_or_else(|| format!("`{name}` is not a group and a method, like `users.list`"))?;
        Ok(Self {
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
            group: group.to_owned(),
            name: method_name.to_owned(),
            span: None,
        })
    }
}

/// Whether a text can be a name in Rust as it stands, keywords aside.
pub(crate) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && text.bytes().any(|byte| byte != b'_')
}

/// Names that Cargo refuses, or that would hide a crate of Rust's own.
const REFUSED: &[&str] = &[
    "alloc",
    "core",
    "oasmith_runtime",
    "proc_macro",
    "std",
    "test",
];

/// What a crate may be called.
pub(crate) const CRATE_NAMES: &str = "a crate's name has up to 64 letters, digits, `-` and `_`, \
     does not start with a digit or `-`, and is neither a keyword of Rust nor `std`, `core`, `test` \
     or another crate that Rust or the client itself needs";

/// Whether a text can name a crate as it stands.
pub(crate) fn is_crate_name(text: &str) -> bool {
    let name = text.replace('-', "_");
    is_name(&name)
        && !text.starts_with('-')
        && text.len() <= 64
        && !REFUSED.contains(&name.as_str())
        && !crate::ident::is_keyword(&name)
}
