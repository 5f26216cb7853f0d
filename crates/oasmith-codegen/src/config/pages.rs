//! `[pages]`: lists that come in pages.

use oasmith_ir::api::Api;
use oasmith_ir::filter::Selector;
use oasmith_ir::operation::Operation;
use oasmith_ir::pagination::{Declared, resolve};
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::source::Span;

use super::entry::method_and_path;
use super::filter::operation;
use crate::names::unknown;

/// How the pages of an operation, or of several, follow each other.
#[derive(Debug, Clone)]
pub(crate) struct PagesEntry {
    /// The operations: an `operationId`, a method and path, or a method and a pattern of paths.
    pub(crate) of: String,
    /// How their pages follow each other.
    pub(crate) declared: Declared,
    /// The method that gives the pages.
    pub(crate) pages: Option<String>,
    /// The method that gives the items.
    pub(crate) items: Option<String>,
    /// Where it stands, if in a file.
    pub(crate) span: Option<Span>,
}

impl PagesEntry {
    /// Whether an operation is meant.
    pub(crate) fn matches(&self, one: &Operation) -> bool {
        match method_and_path(&self.of).filter(|_| self.is_pattern()) {
            Some((method, path)) => {
                one.method == method && Selector::Path(path.to_owned()).matches(one)
            }
            None => operation(&self.of).matches(one),
        }
    }

    /// Whether operations are meant as far as it fits them.
    fn is_pattern(&self) -> bool {
        self.of.contains('*')
    }

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
        let matching: Vec<usize> = (0..api.operations.len())
            .filter(|&at| entry.matches(&api.operations[at]))
            .collect();
        if matching.is_empty() {
            let calls = api.operations.iter().map(|one| match &one.id {
                Some(id) if !entry.of.contains(' ') => id.clone(),
                _ => format!("{} {}", one.method, one.path.raw),
            });
            let known: Vec<String> = calls.collect();
            let known = known.iter().map(String::as_str);
            unknown(diagnostics, entry.span, "operation", &entry.of, known);
        }
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
            if !entry.is_pattern() {
                diagnostics.append(findings);
            }
        }
        if entry.is_pattern() && !fits && !matching.is_empty() {
            let what = "operation that these settings fit among those of";
            unknown(diagnostics, entry.span, what, &entry.of, std::iter::empty());
        }
    }
}
