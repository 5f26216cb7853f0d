//! Operations: which are the same, and what they are made of.

mod body;
mod parameter;
mod path;
mod response;

use oasmith_ir::api::Server;
use oasmith_ir::operation::Operation;
use oasmith_ir::types::TypeRef;
use oasmith_spec::source::Span;

use super::finding::{Scope, Target};
use super::reach::{Edge, Flow, From};
use super::subject::OperationPair;
use super::{Comparison, Place};
use crate::pair::Pair;
use crate::rules::{Check, Found};

pub(super) use path::pair;

impl<'a> Comparison<'a> {
    /// An operation and all that it is made of.
    pub(super) fn operation(&mut self, at: usize) {
        let Some(entry) = self.operations.get(at) else {
            return;
        };
        let (pair, webhook) = (entry.pair, entry.webhook);
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
            method: methods.as_deref(),
            servers,
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
        self.show(
            &place,
            |check| match check {
                Check::Operation(check) => Some(check(&subject)),
                _ => None,
            },
            None,
        );
        if let Pair::Both((_, base), (_, head)) = pair {
            let context = Context {
                at,
                webhook,
                base,
                head,
                label: place.label,
            };
            self.parameters(&context);
            self.body(&context);
            self.responses(&context);
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

    fn show_part(
        &mut self,
        context: &Context<'a>,
        place: &Place,
        check: impl Fn(&Check) -> Option<Option<Found>>,
        reversed: impl Fn(&Check) -> Option<Option<Found>>,
    ) {
        self.show(place, check, context.webhook.then_some(&reversed));
    }
}

/// An operation that both documents have.
struct Context<'a> {
    at: usize,
    webhook: bool,
    base: &'a Operation,
    head: &'a Operation,
    label: String,
}

impl Context<'_> {
    fn spans(&self) -> (Option<Span>, Option<Span>) {
        (Some(self.base.span), Some(self.head.span))
    }

    fn place(
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

fn method(names: &oasmith_codegen::names::Names, at: usize, webhook: bool) -> String {
    let operation = names.operations().get(at).filter(|_| !webhook);
    let group = operation.and_then(|operation| names.groups().get(operation.group));
    match (operation, group) {
        (Some(operation), Some(group)) => {
            format!(
                "{}.{}",
                group.names.module.as_str(),
                operation.method.as_str()
            )
        }
        _ => String::new(),
    }
}
