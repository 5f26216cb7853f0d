//! `[include]` and `[exclude]`: which operations a client has.

use oasmith_ir::api::Api;
use oasmith_ir::filter::{self, Kept, Selector};
use oasmith_ir::operation::Operation;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::source::Span;

use super::entry::method_and_path;
use crate::names::unknown;

/// Which operations a client has, and which models beside those that they use.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    /// Only these; all where there are none.
    pub(crate) include: Vec<Selected>,
    /// But not these.
    pub(crate) exclude: Vec<Selected>,
    /// Whether deprecated operations are left out.
    pub(crate) no_deprecated: bool,
    /// Whether webhooks are left out.
    pub(crate) no_webhooks: bool,
    /// What to do with components that nothing reaches; where it is not said, they stay unless
    /// operations are left out.
    pub(crate) unused_models: Option<UnusedModels>,
}

/// What to do with components that no operation and no webhook reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnusedModels {
    /// They are models like all others.
    Keep,
    /// They are left out.
    Remove,
}

/// A selector with its place.
#[derive(Debug, Clone)]
pub(crate) struct Selected {
    pub(crate) selector: Selector,
    /// Where it stands, if in a file.
    pub(crate) span: Option<Span>,
}

impl Selected {
    /// One that was made in Rust.
    pub(crate) fn new(selector: Selector) -> Self {
        Self {
            selector,
            span: None,
        }
    }
}

/// An operation, by its `operationId` or by method and path.
pub(crate) fn operation(text: &str) -> Selector {
    match method_and_path(text) {
        Some((method, path)) => Selector::Call(method, path.to_owned()),
        None => Selector::Id(text.to_owned()),
    }
}

impl Filter {
    /// Leaves out what is not wanted. Selectors that match nothing are reported: `config-no-match`.
    pub(crate) fn apply(&self, api: &mut Api, diagnostics: &mut Diagnostics) {
        for selected in self.include.iter().chain(&self.exclude) {
            if !all(api).any(|operation| selected.selector.matches(operation)) {
                report(api, &selected.selector, selected.span, diagnostics);
            }
        }
        let kept = Kept {
            operations: api.operations.iter().map(|one| self.keeps(one)).collect(),
            webhooks: api
                .webhooks
                .iter()
                .map(|one| !self.no_webhooks && self.keeps(one))
                .collect(),
            unused_models: self.keeps_unused(),
        };
        if kept.operations.contains(&false) || kept.webhooks.contains(&false) || !kept.unused_models
        {
            filter::retain(api, &kept);
        }
    }

    /// Whether an operation of the document is kept; the same as is done to the API afterwards.
    pub(crate) fn keeps_read(
        &self,
        operation: &oasmith_spec::operation::Operation,
        webhook: bool,
    ) -> bool {
        let selects =
            |list: &[Selected]| list.iter().any(|one| one.selector.matches_read(operation));
        let included = self.include.is_empty() || selects(&self.include);
        let unwanted = self.no_deprecated && operation.deprecated || self.no_webhooks && webhook;
        included && !unwanted && !selects(&self.exclude)
    }

    fn keeps(&self, operation: &Operation) -> bool {
        let selects = |list: &[Selected]| list.iter().any(|one| one.selector.matches(operation));
        // A callback goes with its operation, whose tags it does not repeat.
        let included =
            self.include.is_empty() || operation.callback_of.is_some() || selects(&self.include);
        let unwanted = self.no_deprecated && operation.docs.deprecated;
        included && !unwanted && !selects(&self.exclude)
    }

    /// Whether components are models though nothing reaches them.
    pub(crate) fn keeps_unused(&self) -> bool {
        let filters = !self.include.is_empty()
            || !self.exclude.is_empty()
            || self.no_deprecated
            || self.no_webhooks;
        match self.unused_models {
            Some(unused) => unused == UnusedModels::Keep,
            None => !filters,
        }
    }
}

fn all(api: &Api) -> impl Iterator<Item = &Operation> {
    api.operations.iter().chain(&api.webhooks)
}

/// Reports a selector that matches no operation: `config-no-match`.
pub(crate) fn report(
    api: &Api,
    selector: &Selector,
    span: Option<Span>,
    diagnostics: &mut Diagnostics,
) {
    let mut say = |what: &str, name: &str, known: Vec<String>| {
        unknown(
            diagnostics,
            span,
            what,
            name,
            known.iter().map(String::as_str),
        );
    };
    match selector {
        Selector::Tag(name) => {
            let tags = all(api).flat_map(|operation| &operation.tags);
            say(
                "operation with the tag",
                name,
                tags.map(|tag| tag.value.clone()).collect(),
            );
        }
        Selector::Path(pattern) => {
            let paths = all(api).map(|operation| operation.path.raw.clone());
            say("path that matches", pattern, paths.collect());
        }
        Selector::Id(id) => {
            let ids = all(api).filter_map(|operation| operation.id.clone());
            say("operation", id, ids.collect());
        }
        Selector::Call(method, path) => {
            let calls = all(api).map(|one| format!("{} {}", one.method, one.path.raw));
            say("operation", &format!("{method} {path}"), calls.collect());
        }
    }
}
