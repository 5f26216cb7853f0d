//! `[pagination]`.

use oasmith_ir::pagination::{Declared, Setting};

use super::super::keys;
use super::super::operations::Operations;
use super::super::pages::PagesEntry;
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn pages(&mut self, value: &Value<'_>) -> Vec<PagesEntry> {
        let mut entries = Vec::new();
        for (key, value) in self.table(value) {
            let span = Some(self.span(key.span()));
            let mut entry = PagesEntry {
                of: Operations::new(key.get_ref().as_ref(), span),
                declared: Declared {
                    span,
                    ..Declared::default()
                },
                pages: None,
                items: None,
            };
            for (key, value) in self.table_of(value, keys::PAGES) {
                self.page_setting(key, value, &mut entry);
            }
            entries.push(entry);
        }
        entries
    }

    fn page_setting(&mut self, key: &str, value: &Value<'_>, entry: &mut PagesEntry) {
        let help = "a method is named like one in Rust: `all_items`";
        match key {
            "link" => entry.declared.link = self.boolean(value).unwrap_or_default(),
            "first" => entry.declared.first = self.integer(value),
            "size" => entry.declared.size = self.integer(value),
            "pages-method" => entry.pages = self.name(value, help),
            "items-method" => entry.items = self.name(value, help),
            _ => {
                let text = self.text(value);
                let span = Some(self.span(value.span()));
                if let (Some(setting), Some(text)) = (entry.declared.setting(key), text) {
                    *setting = Some(Setting { text, span });
                }
            }
        }
    }
}
