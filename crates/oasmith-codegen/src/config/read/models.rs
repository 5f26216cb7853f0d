//! `[models]` and `[types]`: what models are called, what stands on them and in their place.

use super::super::keys;
use super::super::types::{Placed, Types};
use super::super::{Attribute, ConversionTraits, Derive, ModelEntry, Replacement, RustPath};
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn models(&mut self, value: &Value<'_>) -> Vec<ModelEntry> {
        let mut models = Vec::new();
        for (key, value) in self.table(value) {
            let mut entry = ModelEntry::new(key.get_ref().as_ref());
            entry.span = Some(self.span(key.span()));
            if value.get_ref().is_table() {
                for (key, value) in self.table_of(value, keys::MODEL) {
                    match key {
                        "name" => entry.to = self.model_name(value),
                        "derive" => entry.derive = self.derives(value),
                        "secret" => entry.secret = self.boolean(value).unwrap_or_default(),
                        "secret-properties" => {
                            for item in self.items(value) {
                                let span = Some(self.span(item.span()));
                                let name = self.text(item);
                                entry
                                    .secret_properties
                                    .extend(name.map(|name| (name, span)));
                            }
                        }
                        "attributes" => entry.attributes = self.attributes(value),
                        _ => {}
                    }
                }
            } else {
                entry.to = self.model_name(value);
            }
            models.push(entry);
        }
        models
    }

    fn model_name(&mut self, value: &Value<'_>) -> Option<String> {
        self.name(value, "a model is named like a Rust type: `User`")
    }

    pub(super) fn derives(&mut self, value: &Value<'_>) -> Vec<Derive> {
        let help = "it can be Copy, Default, Eq, Hash, Ord or PartialOrd, or the path of a macro: \
                    \"schemars::JsonSchema\"";
        self.parsed(value, Derive::parse, "can't be derived", help)
    }

    pub(super) fn attributes(&mut self, value: &Value<'_>) -> Vec<Attribute> {
        let help = "an attribute is written \"#[path]\", \"#[path = value]\" or \"#[path(…)]\"";
        self.parsed(value, Attribute::parse, "is not an attribute", help)
    }

    /// The texts of a list, read by a function.
    fn parsed<T>(
        &mut self,
        value: &Value<'_>,
        parse: fn(&str) -> Option<T>,
        fault: &str,
        help: &str,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for item in self.items(value) {
            let Some(text) = self.text(item) else {
                continue;
            };
            match parse(&text) {
                Some(one) => all.push(one),
                None => {
                    self.invalid(item.span(), format!("`{text}` {fault}"))
                        .help(help);
                }
            }
        }
        all
    }

    pub(super) fn types(&mut self, value: &Value<'_>, types: &mut Types) {
        for (key, value) in self.table_of(value, keys::TYPES) {
            match key {
                "models" => types.models = self.placed(value),
                "formats" => types.formats = self.placed(value),
                _ => {}
            }
        }
    }

    fn placed(&mut self, value: &Value<'_>) -> Vec<Placed> {
        let mut all = Vec::new();
        for (key, value) in self.table(value) {
            let span = Some(self.span(key.span()));
            all.extend(self.replacement(value).map(|replacement| Placed {
                from: key.get_ref().to_string(),
                replacement,
                span,
            }));
        }
        all
    }

    fn replacement(&mut self, value: &Value<'_>) -> Option<Replacement> {
        let traits = ConversionTraits::default();
        if !value.get_ref().is_table() {
            let path = self.rust_path(value)?;
            return Some(Replacement { path, traits });
        }
        let (mut path, mut traits) = (None, traits);
        let known = [
            ("serde", ConversionTraits::Serde),
            ("from-str", ConversionTraits::FromStr),
            ("runtime", ConversionTraits::Runtime),
        ];
        for (key, value) in self.table_of(value, keys::REPLACEMENT_KEYS) {
            match key {
                "path" => path = Some(self.rust_path(value)?),
                "traits" => traits = self.one_of(value, &known)?,
                _ => {}
            }
        }
        if path.is_none() {
            self.invalid(value.span(), "a type has a `path`".to_owned())
                .help("write { path = \"url::Url\" }");
        }
        Some(Replacement {
            path: path?,
            traits,
        })
    }

    fn rust_path(&mut self, value: &Value<'_>) -> Option<RustPath> {
        let text = self.text(value)?;
        let path = RustPath::parse(&text);
        if path.is_none() {
            let message = format!("`{text}` is not the path of a type");
            self.invalid(value.span(), message)
                .help("a path begins at a crate, and has no generic arguments: \"url::Url\"");
        }
        path
    }
}
