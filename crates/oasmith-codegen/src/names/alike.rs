//! What the names of two types must have in common for the types to be one.

use std::fmt::Write;

use oasmith_ir::api::Api;
use oasmith_ir::twins;
use oasmith_ir::types::TypeId;

use super::Names;
use crate::config::Features;

impl Names {
    /// Joins inline types that are the same to Rust as well: their parts are called the same, and where
    /// one is compiled, so is the other. Types that the configuration speaks of are let alone.
    pub(crate) fn join_twins(&self, api: &mut Api, features: Features) {
        twins::join(api, |id| self.label(id, features));
    }

    fn label(&self, id: TypeId, features: Features) -> Option<String> {
        if !self.model_entries(id).is_empty() {
            return None;
        }
        let mut label = String::new();
        if features == Features::ByGroup {
            let module = self.modules().get(self.module(id).index());
            // Writing into a string does not fail.
            let _ = write!(label, "{:?}", module.map(|module| &module.gate));
        }
        for table in [&self.members, &self.defaults, &self.variants] {
            for name in table.get(id.index()).into_iter().flatten() {
                label.push(' ');
                label.push_str(name.as_str());
            }
            label.push(';');
        }
        Some(label)
    }
}
