//! Operations: which are the same, and what they are made of.

mod body;
mod parameter;
mod path;
mod renamed;
mod response;

use oasmith_ir::api::{SecurityRequirement, Server};
use oasmith_ir::operation::Operation;
use oasmith_ir::types::TypeRef;
use oasmith_spec::document::Text;
use oasmith_spec::source::Span;

use super::finding::{Scope, Target};
use super::judge::Subject;
use super::reach::{Edge, Flow, From};
use super::subject::OperationPair;
use super::{Comparison, Place, backwards};
use crate::pair::Pair;

pub(crate) use body::{covers, media_key};
pub(crate) use path::callback_name;
pub(super) use path::{pair, path_key};

impl<'a> Comparison<'a> {
    /// An operation and all that it is made of.
    pub(super) fn operation(&mut self, at: usize) {
        let Some(entry) = self.operations.get(at) else {
            return;
        };
        let (pair, webhook) = (entry.pair, entry.webhook);
        // Where the document says other servers or calls schemes otherwise, operations may have it from there.
        if self.same_around && self.same.are_operations(at) {
            return;
        }
        // A callback comes and goes with its operation.
        let parent = entry.parent.and_then(|at| self.operations.get(at));
        if parent.is_some_and(|parent| parent.pair.both().is_none()) {
            return;
        }
        let ends = pair.both();
        let first = self.findings.len();
        let label = entry.label();
        let methods = pair_sides(pair, |side, at| {
            let side = if side {
                &self.head.names
            } else {
                &self.base.names
            };
            method(side, at, webhook)
        });
        let servers = pair_sides(pair, |is_head, at| {
            let api = if is_head {
                &self.head.api
            } else {
                &self.base.api
            };
            let list = if webhook {
                &api.webhooks
            } else {
                &api.operations
            };
            let own = list
                .get(at)
                .map_or(&[] as &[Server], |operation| &operation.servers);
            if own.is_empty() { &api.servers } else { own }
        });
        let subject = OperationPair {
            pair: pair.map(|(_, operation)| operation),
            webhook,
            renamed: pair
                .removed()
                .filter(|_| !webhook)
                .and_then(|(_, removed)| self.renamed_operation(removed)),
            method: methods.as_deref(),
            servers,
            schemes: &self.schemes.clone(),
            prefixes: &self.prefixes.clone(),
            follows: ends.is_some_and(|((base, old), (head, new))| {
                old.id == new.id && self.is_same_group(base, head)
            }),
        };
        let place = Place {
            scope: Scope::Operations(vec![at]),
            flow: Flow::BOTH,
            target: Target::Operation(at),
            label,
            spans: spans(pair, (None, None), |(_, operation)| operation.span),
            removed: pair.removed().is_some(),
            named: None,
        };
        self.show(&place, &subject);
        if let Pair::Both((_, base), (_, head)) = pair {
            self.inherited(first, base, head);
            let context = Context {
                at,
                webhook,
                base,
                head,
                label: place.label,
            };
            self.parameters(&context);
            self.parameter_names(&context);
            self.body(&context);
            self.responses(&context);
        }
    }

    /// What an operation asks for because the document does is one change of the document: the findings
    /// from `first` on that are about it move there.
    fn inherited(&mut self, first: usize, base: &Operation, head: &Operation) {
        let (was, is) = (&self.base.api.security, &self.head.api.security);
        if !same_security(&base.security, was) || !same_security(&head.security, is) {
            return;
        }
        let span = |list: &[SecurityRequirement]| list.first().map(|one| one.span);
        for finding in self.findings.iter_mut().skip(first) {
            if finding.found.keyword == Some("security") {
                finding.spans = (span(was), span(is));
                finding.label = "document".to_owned();
            }
        }
    }

    /// A type that a part of an operation has.
    fn part(
        &mut self,
        context: &Context<'a>,
        place: &Place,
        request: bool,
        base: TypeRef,
        head: TypeRef,
    ) {
        let lets = if request == context.webhook {
            Flow::RECEIVED
        } else {
            Flow::SENT
        };
        let place = Place {
            flow: lets,
            ..place.clone()
        };
        self.uses(&place, base, head);
        let from = From::Operation(context.at);
        self.node(base.id, head.id, Some(Edge { from, lets }));
    }

    /// Shows a part of an operation to the rules; `reversed` is the opposite change of it.
    fn show_part(
        &mut self,
        context: &Context<'a>,
        place: &Place,
        subject: &impl Subject,
        reversed: &impl Subject,
    ) {
        if context.webhook {
            self.show_with(place, subject, Some(backwards(reversed)));
        } else {
            self.show(place, subject);
        }
    }
}

/// An operation that both documents have.
pub(super) struct Context<'a> {
    pub(super) at: usize,
    pub(super) webhook: bool,
    pub(super) base: &'a Operation,
    pub(super) head: &'a Operation,
    pub(super) label: String,
}

impl Context<'_> {
    pub(super) fn spans(&self) -> (Option<Span>, Option<Span>) {
        (Some(self.base.span), Some(self.head.span))
    }

    pub(super) fn place(
        &self,
        target: Target,
        label: String,
        spans: (Option<Span>, Option<Span>),
        removed: bool,
    ) -> Place {
        Place {
            scope: Scope::Operations(vec![self.at]),
            flow: Flow::BOTH,
            target,
            label,
            spans,
            removed,
            named: None,
        }
    }
}

/// The places of a pair, or of what it belongs to where one is missing.
pub(super) fn spans<T: Copy>(
    pair: Pair<T>,
    around: (Option<Span>, Option<Span>),
    span: impl Fn(T) -> Span,
) -> (Option<Span>, Option<Span>) {
    (
        pair.base().map(&span).or(around.0),
        pair.head().map(&span).or(around.1),
    )
}

/// The same for both sides of a pair, told which side it is and the index on it.
fn pair_sides<T: Copy, U>(pair: Pair<(usize, T)>, of: impl Fn(bool, usize) -> U) -> Pair<U> {
    match pair {
        Pair::Both((base, _), (head, _)) => Pair::Both(of(false, base), of(true, head)),
        Pair::Added((head, _)) => Pair::Added(of(true, head)),
        Pair::Removed((base, _)) => Pair::Removed(of(false, base)),
    }
}

pub(crate) fn same_security(one: &[SecurityRequirement], other: &[SecurityRequirement]) -> bool {
    type Scheme = (Text, Vec<String>);
    let same_scheme =
        |(one, other): (&Scheme, &Scheme)| one.0.value == other.0.value && one.1 == other.1;
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one.schemes.len() == other.schemes.len()
                && one.schemes.iter().zip(&other.schemes).all(same_scheme)
        })
}

/// Group and method in Rust, as `[operations]` names them; empty for a webhook.
pub(crate) fn method(names: &oasmith_codegen::names::Names, at: usize, webhook: bool) -> String {
    let named = names.operation(at).filter(|_| !webhook);
    named.map_or_else(String::new, |(operation, group)| {
        format!("{}.{}", group.module.as_str(), operation.method.as_str())
    })
}
