//! Which operations an entry of a table is about.

use oasmith_ir::api::Api;
use oasmith_ir::filter::Selector;
use oasmith_ir::operation::Operation;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::source::Span;

use super::entry::method_and_path;
use super::filter::operation;
use crate::names::unknown;

/// Operations: an `operationId`, a method and path, or a method and a pattern of paths.
#[derive(Debug, Clone)]
pub(crate) struct Operations {
    text: String,
    /// Where it stands, if in a file.
    pub(crate) span: Option<Span>,
}

impl Operations {
    pub(crate) fn new(text: impl Into<String>, span: Option<Span>) -> Self {
        let text = text.into();
        Self { text, span }
    }

    /// Whether an operation is meant.
    pub(crate) fn matches(&self, one: &Operation) -> bool {
        match method_and_path(&self.text).filter(|_| self.is_pattern()) {
            Some((method, path)) => {
                one.method == method && Selector::Path(path.to_owned()).matches(one)
            }
            None => operation(&self.text).matches(one),
        }
    }

    /// Whether operations are meant as far as an entry fits them.
    pub(crate) fn is_pattern(&self) -> bool {
        self.text.contains('*')
    }

    /// The operations that are meant, by their index. That there are none is reported.
    pub(crate) fn of(&self, api: &Api, diagnostics: &mut Diagnostics) -> Vec<usize> {
        let all = api.operations.iter().enumerate();
        let matching = all.filter(|(_, one)| self.matches(one));
        let matching: Vec<usize> = matching.map(|(at, _)| at).collect();
        if matching.is_empty() {
            let calls = api.operations.iter().map(|one| match &one.id {
                Some(id) if !self.text.contains(' ') => id.clone(),
                _ => format!("{} {}", one.method, one.path.raw),
            });
            let known: Vec<String> = calls.collect();
            let known = known.iter().map(String::as_str);
            unknown(diagnostics, self.span, "operation", &self.text, known);
        }
        matching
    }

    /// Reports that an entry fits none of the operations that its pattern means.
    pub(crate) fn fit_none(&self, what: &'static str, diagnostics: &mut Diagnostics) {
        let nothing = std::iter::empty();
        unknown(diagnostics, self.span, what, &self.text, nothing);
    }
}
