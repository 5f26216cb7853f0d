//! `[diff]`.

use super::super::diff::{DiffLevel, DiffSettings, LevelEntry};
use super::super::keys;
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn diff(&mut self, value: &Value<'_>) -> DiffSettings {
        let mut settings = DiffSettings::default();
        for (key, value) in self.table_of(value, keys::DIFF) {
            match key {
                "levels" => settings.levels = self.diff_levels(value),
                "stability" => {
                    for (key, value) in self.table(value) {
                        let level = self.one_of(value, &DiffLevel::NAMES);
                        let name = key.get_ref().to_string();
                        settings.stability.extend(level.map(|level| (name, level)));
                    }
                }
                _ => {}
            }
        }
        settings
    }

    fn diff_levels(&mut self, value: &Value<'_>) -> Vec<LevelEntry> {
        let mut entries = Vec::new();
        for (key, value) in self.table(value) {
            let Some(level) = self.one_of(value, &DiffLevel::NAMES) else {
                continue;
            };
            let entry = LevelEntry::parse(key.get_ref(), level);
            if entry.is_none() {
                let message = format!("`{}` is no rule and no operations", key.get_ref());
                self.invalid(key.span(), message).help(
                    "an entry is written property-removed = \"risk\", \"/internal\" = \"off\", or with both: \
                     \"property-removed GET /pets\"",
                );
            }
            entries.extend(entry);
        }
        entries
    }
}
