//! `[include]` and `[exclude]`.

use oasmith_ir::filter::Selector;

use super::super::Filter;
use super::super::filter::{Selected, operation};
use super::super::keys;
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn selectors(&mut self, value: &Value<'_>) -> Vec<Selected> {
        let mut selected = Vec::new();
        for (key, value) in self.table_of(value, keys::INCLUDE) {
            selected.extend(self.selected(key, value));
        }
        selected
    }

    pub(super) fn exclude(&mut self, value: &Value<'_>, filter: &mut Filter) {
        for (key, value) in self.table_of(value, keys::EXCLUDE) {
            match key {
                "deprecated" => filter.no_deprecated = self.boolean(value).unwrap_or_default(),
                "webhooks" => filter.no_webhooks = self.boolean(value).unwrap_or_default(),
                _ => {
                    let selected = self.selected(key, value);
                    filter.exclude.extend(selected);
                }
            }
        }
    }

    /// The selectors of a list, each with its place.
    fn selected(&mut self, key: &str, value: &Value<'_>) -> Vec<Selected> {
        let mut all = Vec::new();
        for item in self.items(value) {
            let Some(text) = self.text(item) else {
                continue;
            };
            let selector = match key {
                "tags" => Selector::Tag(text),
                "paths" => Selector::Path(text),
                _ => operation(&text),
            };
            let span = Some(self.span(item.span()));
            all.push(Selected { selector, span });
        }
        all
    }
}
