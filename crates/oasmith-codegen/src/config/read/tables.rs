//! The tables of a config file.

use oasmith_ir::lower::Limits;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::json_pointer;

use super::super::keys;
use super::super::package::{CRATE_NAMES, is_crate_name};
use super::super::{Config, Dependency, Entry, OperationEntry, Package, is_name};
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn levels(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table(value) {
            let name = key.get_ref().as_ref();
            let Some(code) = Code::from_name(name) else {
                self.invalid(key.span(), format!("there is no diagnostic `{name}`"))
                    .help("`oasmith explain` lists them");
                continue;
            };
            let Some(text) = self.text(value) else {
                continue;
            };
            let level = match text.as_str() {
                "error" => Level::Error,
                "warning" => Level::Warning,
                "note" => Level::Note,
                _ => {
                    self.invalid(value.span(), format!("`{text}` is not a level"))
                        .help("the levels are \"error\", \"warning\" and \"note\"");
                    continue;
                }
            };
            if code.level() == Level::Error
                && code.lenient_reading().is_none()
                && level != Level::Error
            {
                self.invalid(value.span(), format!("`{name}` is always an error"))
                    .help("no fallback exists for it");
                continue;
            }
            config.levels.push((code, level));
        }
    }

    pub(super) fn package(&mut self, value: &Value<'_>, package: &mut Package) {
        for (key, value) in self.table_of(value, keys::CRATE) {
            match key {
                "name" => package.name = self.crate_name(value),
                "version" => package.version = self.text(value),
                "description" => package.description = self.text(value),
                "license" => package.license = self.text(value),
                "repository" => package.repository = self.text(value),
                "homepage" => package.homepage = self.text(value),
                "documentation" => package.documentation = self.text(value),
                "authors" => package.authors = self.texts(value),
                "keywords" => package.keywords = self.texts(value),
                "categories" => package.categories = self.texts(value),
                "rust-version" => package.rust_version = self.text(value),
                "publish" => package.publish = self.boolean(value),
                "workspace" => package.workspace = self.boolean(value).unwrap_or_default(),
                "runtime" => package.runtime = self.runtime(value),
                "dependencies" => package.dependencies = self.dependencies(value),
                _ => {}
            }
        }
    }

    fn dependencies(&mut self, value: &Value<'_>) -> Vec<Dependency> {
        let mut all = Vec::new();
        for (key, value) in self.table(value) {
            let mut dependency = Dependency {
                name: key.get_ref().to_string(),
                ..Dependency::default()
            };
            if !is_crate_name(&dependency.name) {
                self.invalid(
                    key.span(),
                    format!("`{}` can't name a crate", dependency.name),
                )
                .help(CRATE_NAMES);
                continue;
            }
            if value.get_ref().is_table() {
                self.dependency(value, &mut dependency);
            } else {
                dependency.version = self.text(value);
            }
            all.push(dependency);
        }
        all
    }

    fn dependency(&mut self, value: &Value<'_>, dependency: &mut Dependency) {
        for (key, value) in self.table_of(value, keys::DEPENDENCY) {
            match key {
                "version" => dependency.version = self.text(value),
                "path" => dependency.path = self.text(value),
                "git" => dependency.git = self.text(value),
                "rev" => dependency.rev = self.text(value),
                "package" => dependency.package = self.text(value),
                "default-features" => dependency.default_features = self.boolean(value),
                "features" => dependency.features = self.texts(value),
                _ => {}
            }
        }
    }

    fn crate_name(&mut self, value: &Value<'_>) -> Option<String> {
        let name = self.text(value)?;
        if is_crate_name(&name) {
            return Some(name);
        }
        self.invalid(value.span(), format!("`{name}` can't name a crate"))
            .help(CRATE_NAMES);
        None
    }

    pub(super) fn entries(&mut self, value: &Value<'_>, help: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, value) in self.table(value) {
            let Some(to) = self.name(value, help) else {
                continue;
            };
            entries.push(Entry {
                from: key.get_ref().to_string(),
                to,
                span: Some(self.span(key.span())),
            });
        }
        entries
    }

    /// A name in Rust.
    pub(super) fn name(&mut self, value: &Value<'_>, help: &str) -> Option<String> {
        let name = self.text(value)?;
        if is_name(&name) {
            return Some(name);
        }
        self.invalid(value.span(), format!("`{name}` can't be a name in Rust"))
            .help(help);
        None
    }

    /// Entries of `Model.part`.
    pub(super) fn parts(&mut self, value: &Value<'_>, help: &str) -> Vec<Entry> {
        let mut entries = self.entries(value, help);
        for (key, _) in self.table(value) {
            if !key.get_ref().contains('.') {
                let message = format!("`{}` is not a model and a part of it", key.get_ref());
                self.invalid(key.span(), message)
                    .help("an entry is written \"User.id\" = \"user_id\", in quotes");
            }
        }
        entries.retain(|entry| entry.from.contains('.'));
        entries
    }

    pub(super) fn operations(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table(value) {
            let Some(name) = self.text(value) else {
                continue;
            };
            match OperationEntry::parse(key.get_ref(), &name) {
                Ok(mut entry) => {
                    entry.span = Some(self.span(key.span()));
                    config.operations.push(entry);
                }
                Err(message) => {
                    self.invalid(key.span(), message)
                        .help("an entry is written \"GET /users\" = \"users.list\", or with an `operationId`");
                }
            }
        }
    }

    pub(super) fn errors(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table_of(value, keys::ERRORS) {
            match key {
                "code" => config.errors.code = self.pointer(value),
                "message" => config.errors.message = self.pointer(value),
                _ => {}
            }
        }
    }

    pub(super) fn limits(&mut self, value: &Value<'_>, limits: &mut Limits) {
        for (_, value) in self.table_of(value, keys::LIMITS) {
            match self.integer(value).map(usize::try_from) {
                Some(Ok(limit)) => limits.repeated_properties = limit,
                Some(Err(_)) => {
                    self.invalid(value.span(), "a limit is not negative".to_owned());
                }
                None => {}
            }
        }
    }

    fn pointer(&mut self, value: &Value<'_>) -> Option<String> {
        let text = self.text(value)?;
        if json_pointer::tokens(&text).is_some() {
            return Some(text);
        }
        let starts = text.is_empty() || text.starts_with('/');
        self.invalid(value.span(), format!("`{text}` is not a JSON pointer"))
            .help(match starts {
                true => json_pointer::ESCAPES,
                false => "a pointer starts with a slash: \"/error/code\"",
            });
        None
    }
}
