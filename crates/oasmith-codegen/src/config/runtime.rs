//! `crate.runtime`: where a client takes `oasmith-runtime` from.

use std::path::{Path, PathBuf};

use crate::relative::{relative, slashed};
use oasmith_spec::fit;
use oasmith_spec::sink::{Toml, TomlText};

/// Whether `oasmith-runtime` is on crates.io in the version of this crate. A release that publishes it sets
/// this, and clients then depend on that version unless their configuration says otherwise.
pub const RUNTIME_IS_PUBLISHED: bool = false;

/// Where a client takes `oasmith-runtime` from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuntimeSource {
    /// A package that is written beside the client: into this folder, or into `oasmith-runtime` in the
    /// client's package where it is `None`.
    Bundled(Option<PathBuf>),
    /// A package that is there already, as Cargo finds it.
    Dependency(RuntimeDependency),
}

/// A dependency on `oasmith-runtime`, as Cargo has it. At least one of `version`, `path` and `git` is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuntimeDependency {
    /// `version`, a requirement.
    pub version: Option<String>,
    /// `path`: its folder. It is written relative to the manifest.
    pub path: Option<PathBuf>,
    /// `git`: the URL of a repository.
    pub git: Option<String>,
    /// `rev`, of `git`.
    pub rev: Option<String>,
    /// `tag`, of `git`.
    pub tag: Option<String>,
    /// `branch`, of `git`.
    pub branch: Option<String>,
}

impl Default for RuntimeSource {
    fn default() -> Self {
        if RUNTIME_IS_PUBLISHED {
            Self::version(env!("CARGO_PKG_VERSION"))
        } else {
            Self::Bundled(None)
        }
    }
}

impl RuntimeSource {
    /// A version of the registry.
    pub fn version(requirement: impl Into<String>) -> Self {
        Self::Dependency(RuntimeDependency {
            version: Some(requirement.into()),
            ..RuntimeDependency::default()
        })
    }

    /// A folder.
    pub fn path(folder: impl Into<PathBuf>) -> Self {
        Self::Dependency(RuntimeDependency {
            path: Some(folder.into()),
            ..RuntimeDependency::default()
        })
    }

    /// The folder that the bundled runtime is written into, for a client of the package in `package`. `None`
    /// where it is not bundled.
    pub fn bundle(&self, package: &Path) -> Option<PathBuf> {
        match self {
            Self::Bundled(Some(folder)) => Some(folder.clone()),
            Self::Bundled(None) => Some(package.join(crate::bundle::NAME)),
            Self::Dependency(_) => None,
        }
    }

    /// What says in a manifest where the runtime is: pairs of an inline table. `package` is the folder of the
    /// manifest; paths are written as they are where it is not known.
    pub(crate) fn pairs(&self, package: Option<&Path>) -> Vec<TomlText> {
        let from_here = |to: &Path| match package {
            Some(package) => relative(package, to),
            None => slashed(to),
        };
        let dependency = match self {
            Self::Bundled(None) => return vec![pair("path", crate::bundle::NAME)],
            Self::Bundled(Some(folder)) => return vec![pair("path", &from_here(folder))],
            Self::Dependency(dependency) => dependency,
        };
        let path = dependency.path.as_deref().map(from_here);
        let pairs = [
            ("version", &dependency.version),
            ("path", &path),
            ("git", &dependency.git),
            ("rev", &dependency.rev),
            ("tag", &dependency.tag),
            ("branch", &dependency.branch),
        ];
        let set = pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, value.as_ref()?)));
        set.map(|(key, value)| pair(key, value)).collect()
    }
}

fn pair(key: &'static str, value: &str) -> TomlText {
    fit!(Toml, "{} = {}", key, TomlText::of(value))
}

/// Whether a text is a requirement of versions, as far as can be told without Cargo: comparisons with an
/// operator or none, separated by commas.
pub(super) fn is_requirement(text: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || ".*+-".contains(c);
    text.split(',').all(|one| {
        let version = one
            .trim()
            .trim_start_matches(['^', '~', '=', '<', '>'])
            .trim_start();
        version.starts_with(|c: char| c.is_ascii_digit() || c == '*') && version.chars().all(known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_begin_with_a_number() {
        for text in [
            "0.1.0",
            "0.1",
            "1",
            "*",
            "^0.1",
            "~0.1.2",
            "=0.1.0-rc.1",
            ">= 0.1, <0.3",
            "0.1.*",
        ] {
            assert!(is_requirement(text), "{text}");
        }
        for text in [
            "",
            "bundeld",
            "latest",
            "v0.1",
            "0.1,",
            "../runtime",
            "0.1\"",
            "0.1 }",
        ] {
            assert!(!is_requirement(text), "{text}");
        }
    }

    #[test]
    fn paths_lead_from_the_manifest() {
        let package = Path::new("clients/orders");
        let joined = |pairs: Vec<TomlText>| TomlText::joined(pairs, ", ").into_string();
        let pairs = |source: &RuntimeSource| joined(source.pairs(Some(package)));
        let bundled = RuntimeSource::Bundled(None);
        assert_eq!(pairs(&bundled), "path = \"oasmith-runtime\"");
        assert_eq!(
            bundled.bundle(package),
            Some("clients/orders/oasmith-runtime".into())
        );
        let shared = RuntimeSource::Bundled(Some("clients/runtime".into()));
        assert_eq!(pairs(&shared), "path = \"../runtime\"");
        assert_eq!(shared.bundle(package), Some("clients/runtime".into()));
        let path = RuntimeSource::path("runtime");
        assert_eq!(pairs(&path), "path = \"../../runtime\"");
        assert_eq!(
            (joined(path.pairs(None)).as_str(), path.bundle(package)),
            ("path = \"runtime\"", None)
        );
        assert_eq!(pairs(&RuntimeSource::version("0.1")), "version = \"0.1\"");
        let both = RuntimeSource::Dependency(RuntimeDependency {
            version: Some("0.1".into()),
            git: Some("https://example.com/\"".into()),
            tag: Some("v1".into()),
            ..RuntimeDependency::default()
        });
        let expected = "version = \"0.1\", git = \"https://example.com/\\\"\", tag = \"v1\"";
        assert_eq!(pairs(&both), expected);
    }
}
