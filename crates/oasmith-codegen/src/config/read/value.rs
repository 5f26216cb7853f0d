//! Values of a config file, with a finding for those of another kind.

use std::borrow::Cow;
use std::ops::Range;
use std::path::PathBuf;

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostic;
use oasmith_spec::folders::is_document_name;
use oasmith_spec::source::Span;
use oasmith_spec::suggest::nearest;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::keys::Key;
use super::{Reader, Value};

/// A key and its value.
type Pair<'v, 'i> = (&'v Spanned<Cow<'i, str>>, &'v Value<'i>);

/// The parser keeps keys sorted; entries hold in the order in which they are written.
fn sorted<'v, 'i>(table: &'v DeTable<'i>) -> Vec<Pair<'v, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

impl Reader<'_> {
    /// The settings of a table, which may only have these; in the order in which they are written.
    pub(super) fn settings<'v, 'i>(
        &mut self,
        table: &'v DeTable<'i>,
        keys: &[Key],
    ) -> Vec<(&'static str, &'v Value<'i>)> {
        let mut known = Vec::new();
        for (key, value) in sorted(table) {
            match keys.iter().find(|known| known.name == key.get_ref()) {
                Some(key) => known.push((key.name, value)),
                None => self.unknown(key.span(), key.get_ref(), keys),
            }
        }
        known
    }

    /// The settings of a value that is a table of these.
    pub(super) fn table_of<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
        keys: &[Key],
    ) -> Vec<(&'static str, &'v Value<'i>)> {
        if let Some(table) = value.get_ref().as_table() {
            return self.settings(table, keys);
        }
        self.wrong(value, "a table");
        Vec::new()
    }

    /// The entries of a value that is a table of the document's names.
    pub(super) fn table<'v, 'i>(&mut self, value: &'v Value<'i>) -> Vec<Pair<'v, 'i>> {
        if let Some(table) = value.get_ref().as_table() {
            return sorted(table);
        }
        self.wrong(value, "a table");
        Vec::new()
    }

    /// A path to write to or to name in a manifest, relative to the folder of the file.
    pub(super) fn path(&mut self, value: &Value<'_>) -> Option<PathBuf> {
        Some(self.folder.join(self.text(value)?))
    }

    /// The path of a document or overlay, relative to the folder of the file.
    ///
    /// A configuration may be a stranger's (that of a pull request), so it leads neither out of its repository, unless
    /// the command line says so, nor to files of other kinds, whose lines messages would show.
    pub(super) fn document(&mut self, value: &Value<'_>) -> Option<PathBuf> {
        let path = self.folder.join(self.text(value)?);
        let shown = path.display();
        let (message, help) = if !self.allowed.allow(&path, self.loader) {
            (
                format!("`{shown}` is outside of the configuration's folder and repository"),
                "move the file, name it on the command line, or allow its folder with `--allow FOLDER`",
            )
        } else if !is_document_name(&path) {
            (
                format!("`{shown}` is no YAML or JSON document by its name"),
                "name it `.yaml`, `.yml` or `.json`, or name the file on the command line",
            )
        } else {
            return Some(path);
        };
        let finding = self.invalid(value.span(), message);
        finding.help(help);
        None
    }

    pub(super) fn documents(&mut self, value: &Value<'_>) -> Vec<PathBuf> {
        let items = self.items(value);
        items
            .iter()
            .filter_map(|item| self.document(item))
            .collect()
    }

    pub(super) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(value, "a string");
        }
        text
    }

    pub(super) fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        self.items(value)
            .iter()
            .filter_map(|item| self.text(item))
            .collect()
    }

    /// One of these texts, as what it stands for.
    pub(super) fn one_of<T: Copy>(&mut self, value: &Value<'_>, known: &[(&str, T)]) -> Option<T> {
        let text = self.text(value)?;
        let found = known.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<_> = known
                .iter()
                .map(|(name, _)| format!("\"{name}\""))
                .collect();
            self.invalid(value.span(), format!("`{text}` is not known here"))
                .help(format!("it can be {}", names.join(" or ")));
        }
        found.map(|(_, meant)| *meant)
    }

    pub(super) fn boolean(&mut self, value: &Value<'_>) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong(value, "true or false");
        }
        boolean
    }

    pub(super) fn integer(&mut self, value: &Value<'_>) -> Option<i64> {
        let integer = value.get_ref().as_integer();
        let integer = integer.and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
        if integer.is_none() {
            self.wrong(value, "a whole number");
        }
        integer
    }

    pub(super) fn items<'v, 'i>(&mut self, value: &'v Value<'i>) -> &'v [Value<'i>] {
        match value.get_ref() {
            DeValue::Array(items) => items,
            _ => {
                self.wrong(value, "a list");
                &[]
            }
        }
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

    fn unknown(&mut self, at: Range<usize>, key: &str, keys: &[Key]) {
        let names = || keys.iter().map(|key| key.name);
        // What Cargo calls otherwise.
        let wanted = if key == "package" { "crate" } else { key };
        let help = match nearest(wanted, names()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                let known: Vec<_> = names().collect();
                format!("the settings here are {}", known.join(", "))
            }
        };
        self.invalid(at, format!("there is no setting `{key}` here"))
            .label("not a setting")
            .help(help);
    }

    pub(super) fn invalid(&mut self, at: Range<usize>, message: String) -> &mut Diagnostic {
        let span = self.span(at);
        self.diagnostics.report(Code::CONFIG_INVALID, span, message)
    }

    pub(super) fn span(&self, at: Range<usize>) -> Span {
        let offset = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: offset(at.start),
            end: offset(at.end),
        }
    }
}
