//! `[pagination]`: lists that come in pages.

use oasmith_ir::api::Api;
use oasmith_ir::pagination::{Declared, resolve};
use oasmith_spec::diagnostic::Diagnostics;

use super::operations::Operations;

/// How the pages of an operation, or of several, follow each other.
#[derive(Debug, Clone)]
pub(crate) struct PagesEntry {
    /// The operations.
    pub(crate) of: Operations,
    /// How their pages follow each other.
    pub(crate) declared: Declared,
    /// The method that gives the pages.
    pub(crate) pages: Option<String>,
    /// The method that gives the items.
    pub(crate) items: Option<String>,
}

impl PagesEntry {
    /// Whether it only names methods.
    fn only_names(&self) -> bool {
        let nothing = Declared {
            span: self.declared.span,
            ..Declared::default()
        };
        self.declared == nothing
    }
}

/// Tells operations how their pages follow each other. An entry for one operation must fit it; one with a
/// pattern holds for all operations that it fits. What matches nothing is reported: `config-no-match`.
pub(crate) fn apply(entries: &[PagesEntry], api: &mut Api, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let matching = entry.of.of(api, diagnostics);
        if entry.only_names() {
            continue;
        }
        let mut fits = false;
        for &at in &matching {
            let mut findings = diagnostics.scratch();
            let found = resolve(api, &api.operations[at], &entry.declared, &mut findings);
            fits |= found.is_some();
            if found.is_some() {
                api.operations[at].pagination = found;
            }
            if !entry.of.is_pattern() {
                diagnostics.append(findings);
            }
        }
        if entry.of.is_pattern() && !fits && !matching.is_empty() {
            let what = "operation that these settings fit among those of";
            entry.of.fit_none(what, diagnostics);
        }
    }
}
