//! `[references]`.

use std::path::PathBuf;

use oasmith_spec::load::MappedReference;
use oasmith_spec::url;

use super::super::{References, keys};
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn references(&mut self, value: &Value<'_>, references: &mut References) {
        for (key, value) in self.table_of(value, keys::REFERENCES) {
            match key {
                "allow" => {
                    let items = self.items(value);
                    let folders = items.iter().filter_map(|item| self.relative(item));
                    references.allow = folders.collect();
                }
                "map" => references.map = self.map(value),
                _ => {}
            }
        }
    }

    fn map(&mut self, value: &Value<'_>) -> Vec<MappedReference> {
        let mut map = Vec::new();
        for (key, value) in self.table(value) {
            let uri = key.get_ref().to_string();
            if !uri.contains("://") {
                self.invalid(key.span(), format!("`{uri}` is no URL"))
                    .help("write it with its scheme: `https://example.com/common.yaml`");
                continue;
            }
            let mut sha256 = None;
            let path = if value.get_ref().as_str().is_some() {
                self.relative(value)
            } else {
                let mut path = None;
                for (key, value) in self.table_of(value, keys::MAPPED) {
                    match key {
                        "path" => path = self.relative(value),
                        "sha256" => sha256 = self.text(value),
                        _ => {}
                    }
                }
                path
            };
            if let Some(path) = path {
                map.push(MappedReference { uri, path, sha256 });
            }
        }
        map
    }

    /// The path of the document, or its URL.
    pub(super) fn spec(&mut self, value: &Value<'_>) -> Option<PathBuf> {
        let address = value.get_ref().as_str().map(PathBuf::from);
        let address = address.filter(|path| url::of_path(path).is_some());
        address.or_else(|| self.document(value))
    }

    /// A path by its way from the folder of the file.
    fn relative(&mut self, value: &Value<'_>) -> Option<PathBuf> {
        let text = self.text(value)?;
        let drive = text.as_bytes().get(1) == Some(&b':');
        if drive || text.starts_with(['/', '\\']) {
            self.invalid(value.span(), format!("`{text}` is an absolute path"))
                .help("write the path relative to the folder of this file: `../common`");
            return None;
        }
        Some(self.folder.join(text))
    }
}
