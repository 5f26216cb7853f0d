//! Operations: which are the same, and what they are made of.

use std::collections::HashMap;

use oasmith_ir::api::{Api, Server};
use oasmith_ir::operation::{
    Content, Operation, Parameter, ParameterLocation, PathPart, PathTemplate, Response,
};
use oasmith_ir::types::{Shape, TypeRef};
use oasmith_spec::source::Span;

use super::finding::{Scope, Target};
use super::label;
use super::reach::{Edge, Flow, From};
use super::subject::{
    BodyPair, ContentPair, HeaderPair, OperationPair, ParameterPair, ResponsePair,
};
use super::{Comparison, OperationEntry, Place};
use crate::pair::{Pair, Pairs, pair_moved, pairs, pairs_by};
use crate::rules::{Check, Found};
use crate::side::Side;

/// A path without the names of its parameters, which callers don't see.
fn path_key(path: &PathTemplate) -> String {
    let part = |part: &PathPart| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Parameter(_) => "{}".to_owned(),
    };
    path.parts.iter().map(part).collect()
}

/// Pairs operations by method and path, then those that are left by their `operationId`.
pub(super) fn pair<'a>(base: &'a Api, head: &'a Api) -> Vec<OperationEntry<'a>> {
    let mut entries = Vec::new();
    let key = |operation: &'a Operation| (operation.method.as_str(), path_key(&operation.path));
    for (webhook, found) in [
        (false, pairs(&base.operations, &head.operations, key)),
        (true, pairs(&base.webhooks, &head.webhooks, key)),
    ] {
        let pairs = if webhook {
            found
        } else {
            pair_moved(found, |operation| operation.id.as_deref())
        };
        entries.extend(
            pairs
                .into_iter()
                .map(|pair| OperationEntry { pair, webhook }),
        );
    }
    entries
}

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

    fn parameters(&mut self, context: &Context<'a>) {
        for pair in pair_parameters(context.base, context.head) {
            let parameter = pair.latest().1;
            let subject = ParameterPair {
                pair: pair.map(|(_, parameter)| parameter),
                composite: self.is_composite(pair),
            };
            let setter = pair_sides(pair, |is_head, at| self.setter(context, is_head, at));
            let name = setter.into_latest();
            let place = context.place(
                Target::Request(context.at, name),
                format!("{} parameter {}", context.label, parameter.name),
                spans(pair, context.spans(), |(_, parameter)| parameter.span),
                pair.removed().is_some(),
            );
            let reversed = ParameterPair {
                pair: subject.pair.reversed(),
                composite: subject.composite,
            };
            self.show_part(
                context,
                &place,
                |check| match check {
                    Check::Parameter(check) => Some(check(&subject)),
                    _ => None,
                },
                |check| match check {
                    Check::Parameter(check) => Some(check(&reversed)),
                    _ => None,
                },
            );
            if let Some(((_, base), (_, head))) = pair.both() {
                self.part(context, &place, true, base.ty, head.ty);
            }
        }
    }

    /// Whether a parameter may have several values, so that their separators matter.
    fn is_composite(&self, pair: Pair<(usize, &Parameter)>) -> bool {
        let composite = |side: &Side, parameter: &Parameter| {
            let end = side.api.resolve_alias(parameter.ty.id);
            !matches!(
                &side.api.ty(end).shape,
                Shape::Boolean
                    | Shape::Null
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::Text(_)
                    | Shape::Enum(_)
            )
        };
        let of = |side, one: Option<(usize, &Parameter)>| {
            one.is_some_and(|(_, parameter)| composite(side, parameter))
        };
        of(self.base, pair.base()) || of(self.head, pair.head())
    }

    /// The setter or argument of a parameter.
    fn setter(&self, context: &Context<'a>, is_head: bool, parameter: usize) -> Option<String> {
        if context.webhook {
            return None;
        }
        let (side, operation) = if is_head {
            (self.head, self.operations.get(context.at)?.pair.head()?.0)
        } else {
            (self.base, self.operations.get(context.at)?.pair.base()?.0)
        };
        let names = side.names.operations().get(operation)?;
        Some(names.parameters.get(parameter)?.as_str().to_owned())
    }

    fn body(&mut self, context: &Context<'a>) {
        let pair = match (&context.base.body, &context.head.body) {
            (Some(base), Some(head)) => Pair::Both(base, head),
            (Some(base), None) => Pair::Removed(base),
            (None, Some(head)) => Pair::Added(head),
            (None, None) => return,
        };
        let subject = BodyPair { pair };
        let reversed = BodyPair {
            pair: pair.reversed(),
        };
        let around = spans(pair, context.spans(), |body| body.span);
        let place = context.place(
            Target::Request(context.at, Some("body".to_owned())),
            format!("{} body", context.label),
            around,
            pair.removed().is_some(),
        );
        self.show_part(
            context,
            &place,
            |check| match check {
                Check::Body(check) => Some(check(&subject)),
                _ => None,
            },
            |check| match check {
                Check::Body(check) => Some(check(&reversed)),
                _ => None,
            },
        );
        if let Some((base, head)) = pair.both() {
            self.contents(context, &place, true, &base.contents, &head.contents);
        }
    }

    fn responses(&mut self, context: &Context<'a>) {
        let (base, head) = (&context.base.responses, &context.head.responses);
        for pair in pairs(base, head, |response: &Response| response.status) {
            let pair = pair.map(|(_, response)| response);
            let subject = ResponsePair {
                pair,
                all: (base, head),
            };
            let reversed = ResponsePair {
                pair: pair.reversed(),
                all: (head, base),
            };
            let status = label::status(pair.latest().status);
            let place = context.place(
                Target::Answer(context.at),
                format!("{} response {status}", context.label),
                spans(pair, context.spans(), |response| response.span),
                pair.removed().is_some(),
            );
            self.show_part(
                context,
                &place,
                |check| match check {
                    Check::Response(check) => Some(check(&subject)),
                    _ => None,
                },
                |check| match check {
                    Check::Response(check) => Some(check(&reversed)),
                    _ => None,
                },
            );
            if let Some((base, head)) = pair.both() {
                self.contents(context, &place, false, &base.contents, &head.contents);
                self.headers(context, &place, base, head);
            }
        }
    }

    fn headers(
        &mut self,
        context: &Context<'a>,
        around: &Place,
        base: &'a Response,
        head: &'a Response,
    ) {
        let key = |header: &oasmith_ir::operation::Header| header.name.to_ascii_lowercase();
        for pair in pairs(&base.headers, &head.headers, key) {
            let pair = pair.map(|(_, header)| header);
            let subject = HeaderPair { pair };
            let reversed = HeaderPair {
                pair: pair.reversed(),
            };
            let place = Place {
                label: format!("{} header {}", around.label, pair.latest().name),
                spans: spans(pair, around.spans, |header| header.span),
                removed: pair.removed().is_some(),
                ..around.clone()
            };
            self.show_part(
                context,
                &place,
                |check| match check {
                    Check::Header(check) => Some(check(&subject)),
                    _ => None,
                },
                |check| match check {
                    Check::Header(check) => Some(check(&reversed)),
                    _ => None,
                },
            );
            let types = pair
                .both()
                .and_then(|(base, head)| Some((base.ty?, head.ty?)));
            if let Some((base, head)) = types {
                self.part(context, &place, false, base, head);
            }
        }
    }

    fn contents(
        &mut self,
        context: &Context<'a>,
        around: &Place,
        request: bool,
        base: &'a [Content],
        head: &'a [Content],
    ) {
        for pair in pairs(base, head, media_key) {
            let pair = pair.map(|(_, content)| content);
            let subject = ContentPair { pair, request };
            let reversed = ContentPair {
                pair: pair.reversed(),
                request,
            };
            let place = Place {
                label: format!("{} {}", around.label, media_key(pair.latest())),
                spans: spans(pair, around.spans, |content| content.span),
                removed: pair.removed().is_some(),
                ..around.clone()
            };
            self.show_part(
                context,
                &place,
                |check| match check {
                    Check::Content(check) => Some(check(&subject)),
                    _ => None,
                },
                |check| match check {
                    Check::Content(check) => Some(check(&reversed)),
                    _ => None,
                },
            );
            let types = pair
                .both()
                .and_then(|(base, head)| Some((base.ty?, head.ty?)));
            if let Some((base, head)) = types {
                self.part(context, &place, request, base, head);
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

/// A media type without what doesn't tell it from others.
fn media_key(content: &Content) -> String {
    let mut parts = content.media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or("").to_ascii_lowercase();
    let is_charset = |part: &&str| part.to_ascii_lowercase().starts_with("charset");
    let rest: Vec<&str> = parts.filter(|part| !is_charset(part)).collect();
    if rest.is_empty() {
        essence
    } else {
        format!("{essence};{}", rest.join(";"))
    }
}

/// Pairs parameters by place and name: those in the path by position, headers in any case. What is
/// left under the same name in another place has moved.
fn pair_parameters<'a>(base: &'a Operation, head: &'a Operation) -> Pairs<'a, Parameter> {
    let positions = |operation: &'a Operation| -> HashMap<&'a str, usize> {
        let mut at = 0;
        let mut found = HashMap::new();
        for part in &operation.path.parts {
            if let PathPart::Parameter(name) = part {
                found.entry(name.as_str()).or_insert(at);
                at += 1;
            }
        }
        found
    };
    let (in_base, in_head) = (positions(base), positions(head));
    let same_shape = path_key(&base.path) == path_key(&head.path);
    let key = |parameter: &'a Parameter, positions: &HashMap<&str, usize>| {
        let name = match parameter.location {
            ParameterLocation::Path if same_shape => positions
                .get(parameter.name.as_str())
                .map_or_else(|| parameter.name.clone(), |at| format!("{{{at}}}")),
            ParameterLocation::Header => parameter.name.to_ascii_lowercase(),
            _ => parameter.name.clone(),
        };
        (parameter.location, name)
    };
    let found = pairs_by(
        &base.parameters,
        &head.parameters,
        |parameter| key(parameter, &in_base),
        |parameter| key(parameter, &in_head),
    );
    pair_moved(found, |parameter| Some(parameter.name.as_str()))
}
