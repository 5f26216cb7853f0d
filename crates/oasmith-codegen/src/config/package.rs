//! `[crate]`: the manifest of a generated crate.

use super::RuntimeSource;

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
    /// `workspace`: whether it is a workspace of its own.
    pub workspace: bool,
    /// `runtime`; [`RuntimeSource::default`] where absent.
    pub runtime: Option<RuntimeSource>,
    /// `[crate.dependencies]`: what types and derives of other crates need, beside the runtime.
    pub dependencies: Vec<Dependency>,
}

/// A dependency of a generated crate, as Cargo has it.
#[derive(Debug, Clone, Default)]
pub struct Dependency {
    /// The name by which code calls it.
    pub name: String,
    /// `version`.
    pub version: Option<String>,
    /// `path`, relative to the generated crate.
    pub path: Option<String>,
    /// `git`.
    pub git: Option<String>,
    /// `rev`, of `git`.
    pub rev: Option<String>,
    /// `package`, where it is called otherwise in the registry.
    pub package: Option<String>,
    /// `default-features`; true where absent.
    pub default_features: Option<bool>,
    /// `features`.
    pub features: Vec<String>,
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
    super::is_name(&name)
        && !text.starts_with('-')
        && text.len() <= 64
        && !REFUSED.contains(&name.as_str())
        && !crate::ident::is_keyword(&name)
}
