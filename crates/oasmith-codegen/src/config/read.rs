//! `oasmith.toml`, with a place for everything that is wrong in it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostic, Diagnostics, Level};
use oasmith_spec::load::{Loader, read_bytes};
use oasmith_spec::source::{FileId, Sources, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::near::near;
use super::{CRATE_NAMES, Config, Entry, OperationEntry, is_crate_name, is_name};

/// Reads a config file; see [`Config::read`].
pub(super) fn read(
    path: &Path,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let bytes = read_bytes(path, loader, diagnostics)?;
    let name = path.display().to_string();
    let Ok(text) = String::from_utf8(bytes) else {
        diagnostics.report_global(Code::NOT_TEXT, format!("`{name}` is not UTF-8 text"));
        return None;
    };
    let file = sources.add(name, text.clone());
    let mut reader = Reader {
        file,
        folder: path.parent().unwrap_or_else(|| Path::new("")),
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
    diagnostics: &'a mut Diagnostics,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "spec" => config.spec = self.path(value),
                "overlays" => {
                    for item in self.items(value) {
                        config.overlays.extend(self.path(item));
                    }
                }
                "lenient" => config.lenient = self.boolean(value).unwrap_or_default(),
                "levels" => self.levels(value, &mut config),
                "crate" => self.package(value, &mut config),
                "groups" => config.groups = self.group_entries(value),
                "operations" => self.operations(value, &mut config),
                "models" => config.models = self.model_entries(value),
                "errors" => self.errors(value, &mut config),
                other => self.unknown(
                    key.span(),
                    other,
                    "spec, overlays, lenient, levels, crate, groups, operations, models, errors",
                ),
            }
        }
        config
    }

    fn levels(&mut self, value: &Value<'_>, config: &mut Config) {
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
                    .help("there is no sensible way to generate in spite of it");
                continue;
            }
            config.levels.push((code, level));
        }
    }

    fn package(&mut self, value: &Value<'_>, config: &mut Config) {
        let package = &mut config.package;
        for (key, value) in self.table(value) {
            match key.get_ref().as_ref() {
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
                other => self.unknown(
                    key.span(),
                    other,
                    "name, version, description, license, repository, homepage, documentation, \
                     authors, keywords, categories, rust-version, publish",
                ),
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

    fn group_entries(&mut self, value: &Value<'_>) -> Vec<Entry> {
        self.entries(value, "a group is named like a Rust module: `users`")
    }

    fn model_entries(&mut self, value: &Value<'_>) -> Vec<Entry> {
        self.entries(value, "a model is named like a Rust type: `User`")
    }

    fn entries(&mut self, value: &Value<'_>, help: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, value) in self.table(value) {
            let Some(to) = self.text(value) else {
                continue;
            };
            if !is_name(&to) {
                self.invalid(value.span(), format!("`{to}` can't be a name in Rust"))
                    .help(help);
                continue;
            }
            entries.push(Entry {
                from: key.get_ref().to_string(),
                to,
                span: Some(self.span(key.span())),
            });
        }
        entries
    }

    fn operations(&mut self, value: &Value<'_>, config: &mut Config) {
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
                        .help("an entry is written \"GET /users\" = \"users.list\"");
                }
            }
        }
    }

    fn errors(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table(value) {
            match key.get_ref().as_ref() {
                "code" => config.errors.code = self.pointer(value),
                "message" => config.errors.message = self.pointer(value),
                other => self.unknown(key.span(), other, "code, message"),
            }
        }
    }

    fn pointer(&mut self, value: &Value<'_>) -> Option<String> {
        let text = self.text(value)?;
        if text.is_empty() || text.starts_with('/') {
            return Some(text);
        }
        self.invalid(value.span(), format!("`{text}` is not a JSON pointer"))
            .help("a pointer starts with a slash: \"/error/code\"");
        None
    }

    fn path(&mut self, value: &Value<'_>) -> Option<PathBuf> {
        Some(self.folder.join(self.text(value)?))
    }

    fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(value, "a string");
        }
        text
    }

    fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        self.items(value)
            .iter()
            .filter_map(|item| self.text(item))
            .collect()
    }

    fn boolean(&mut self, value: &Value<'_>) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong(value, "true or false");
        }
        boolean
    }

    fn items<'v, 'i>(&mut self, value: &'v Value<'i>) -> &'v [Value<'i>] {
        match value.get_ref() {
            DeValue::Array(items) => items,
            _ => {
                self.wrong(value, "a list");
                &[]
            }
        }
    }

    fn table<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
    ) -> Vec<(&'v Spanned<std::borrow::Cow<'i, str>>, &'v Value<'i>)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, "a table");
            return Vec::new();
        };
        // The parser keeps keys sorted; entries hold in the order in which they are written.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn wrong(&mut self, value: &Value<'_>, expected: &str) {
        let found = match value.get_ref().type_str() {
            "string" => "a string",
            "integer" => "a whole number",
            "float" => "a number",
            "boolean" => "a boolean",
            "array" => "a list",
            "table" => "a table",
            _ => "a date",
        };
        self.invalid(value.span(), format!("expected {expected}, found {found}"));
    }

    fn unknown(&mut self, at: Range<usize>, key: &str, known: &str) {
        let help = match near(key, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the settings here are {known}"),
        };
        self.invalid(at, format!("there is no setting `{key}` here"))
            .label("not a setting")
            .help(help);
    }

    fn invalid(&mut self, at: Range<usize>, message: String) -> &mut Diagnostic {
        let span = self.span(at);
        self.diagnostics.report(Code::CONFIG_INVALID, span, message)
    }

    fn span(&self, at: Range<usize>) -> Span {
        let offset = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: offset(at.start),
            end: offset(at.end),
        }
    }
}
