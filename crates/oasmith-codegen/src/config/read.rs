//! `oasmith.toml`, with a place for everything that is wrong in it.

mod diff;
mod filter;
mod models;
mod pages;
mod parameters;
mod references;
mod runtime;
mod tables;
mod value;

use std::path::{Path, PathBuf};

use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::folders::AllowedFolders;
use oasmith_spec::load::{Loader, read_text};
use oasmith_spec::source::{FileId, Sources};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys;
use super::{Config, Dates, DeepObjectArrays, Features, Modules, UnusedModels};
use crate::layout::Layout;

/// Reads a config file; see [`Config::read`].
pub(super) fn read(
    path: &Path,
    allowed: &[PathBuf],
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let file = read_text(path, loader, sources, diagnostics)?;
    let text = sources.text(file).to_owned();
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let repository = loader.repository(path);
    let allowed = allowed
        .iter()
        .map(PathBuf::as_path)
        .chain(repository.as_deref());
    let mut reader = Reader {
        file,
        folder,
        loader,
        allowed: AllowedFolders::new(allowed.chain([folder]), loader),
        diagnostics,
    };
    let (root, faults) = DeTable::parse_recoverable(&text);
    for fault in &faults {
        let at = fault.span().unwrap_or(0..0);
        reader.invalid(
            at,
            format!("not TOML: {}", fault.message().trim_end_matches('.')),
        );
    }
    faults.is_empty().then(|| reader.root(root.get_ref()))
}

struct Reader<'a> {
    file: FileId,
    folder: &'a Path,
    loader: &'a dyn Loader,
    /// The folders that paths may lead into.
    allowed: AllowedFolders,
    diagnostics: &'a mut Diagnostics,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in self.settings(table, keys::ROOT) {
            match key {
                "spec" => config.spec = self.spec(value),
                "upstream" => config.upstream = self.text(value),
                "out" => config.out = self.path(value),
                "overlays" => config.overlays = self.documents(value),
                "lenient" => config.lenient = self.boolean(value).unwrap_or_default(),
                "layout" => {
                    let known = [
                        ("crate", Layout::Crate),
                        ("module", Layout::Module),
                        ("single", Layout::Single),
                    ];
                    config.layout = self.one_of(value, &known);
                }
                "modules" => {
                    let known = [("one", Modules::One), ("by-group", Modules::ByGroup)];
                    config.modules = self.one_of(value, &known);
                }
                "features" => {
                    let known = [("none", Features::None), ("by-group", Features::ByGroup)];
                    config.features = self.one_of(value, &known).unwrap_or_default();
                }
                "mock" => config.mock = self.boolean(value).unwrap_or_default(),
                "dates" => {
                    let known = [
                        ("jiff", Dates::Jiff),
                        ("chrono", Dates::Chrono),
                        ("time", Dates::Time),
                        ("string", Dates::String),
                    ];
                    config.dates = self.one_of(value, &known).unwrap_or_default();
                }
                "deep-object-arrays" => {
                    let arrays = self.one_of(value, &DeepObjectArrays::NAMES);
                    config.deep_object_arrays = arrays.unwrap_or_default();
                }
                "unused-models" => {
                    config.filter.unused_models = self.one_of(
                        value,
                        &[
                            ("keep", UnusedModels::Keep),
                            ("remove", UnusedModels::Remove),
                        ],
                    );
                }
                "include" => config.filter.include = self.selectors(value),
                "exclude" => self.exclude(value, &mut config.filter),
                "diff" => config.diff = self.diff(value),
                "levels" => self.levels(value, &mut config),
                "crate" => self.package(value, &mut config.package),
                "groups" => {
                    config.groups = self.entries(value, "a group is named like a module: `users`");
                }
                "operations" => self.operations(value, &mut config),
                "pagination" => config.pagination = self.pages(value),
                "parameters" => config.parameters = self.parameters(value),
                "models" => config.models = self.models(value),
                "types" => self.types(value, &mut config.types),
                "derive" => config.derive = self.derives(value),
                "attributes" => config.attributes = self.attributes(value),
                "properties" => {
                    let help = "a field is named like `user_id`";
                    config.properties = self.parts(value, help);
                }
                "variants" => {
                    let help = "a variant is named like `NewestFirst`";
                    config.variants = self.parts(value, help);
                }
                "errors" => self.errors(value, &mut config),
                "references" => self.references(value, &mut config.references),
                "limits" => self.limits(value, &mut config.limits),
                _ => {}
            }
        }
        config
    }
}
