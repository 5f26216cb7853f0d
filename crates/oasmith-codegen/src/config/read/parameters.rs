//! `[parameters]`.

use super::super::keys;
use super::super::operations::Operations;
use super::super::parameters::ReservedEntry;
use super::{Reader, Value};

impl Reader<'_> {
    pub(super) fn parameters(&mut self, value: &Value<'_>) -> Vec<ReservedEntry> {
        let mut entries = Vec::new();
        for (operation, value) in self.table(value) {
            let span = self.span(operation.span());
            let of = Operations::new(operation.get_ref().as_ref(), Some(span));
            for (name, value) in self.table(value) {
                let span = Some(self.span(name.span()));
                for (_, value) in self.table_of(value, keys::PARAMETER) {
                    entries.extend(self.boolean(value).map(|allow_reserved| ReservedEntry {
                        of: of.clone(),
                        name: name.get_ref().to_string(),
                        allow_reserved,
                        span,
                    }));
                }
            }
        }
        entries
    }
}
