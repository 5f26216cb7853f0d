//! `[references]`.

use std::path::PathBuf;

use super::super::{References, keys};
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn references(&mut self, value: &Value<'_>, references: &mut References) {
        for (key, value) in self.table_of(value, keys::REFERENCES) {
            if key == "allow" {
                let items = self.items(value);
                references.allow = items.iter().filter_map(|item| self.folder(item)).collect();
            }
        }
    }

    /// A folder by its way from that of the file.
    fn folder(&mut self, value: &Value<'_>) -> Option<PathBuf> {
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
