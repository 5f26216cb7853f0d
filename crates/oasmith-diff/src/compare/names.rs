//! Names in Rust of fields, variants and parameters: those that stand for something else than before, and those that
//! changed while what they stand for did not.

use foldhash::HashSet;

use oasmith_ir::operation::{Operation, Parameter, ParameterLocation, PathPart};
use oasmith_ir::types::{Enum, Object, TypeId};
use oasmith_spec::source::Span;

use super::finding::Target;
use super::operation::Context;
use super::reassigned::call_path;
use super::subject::{NameOf, NamePair, OrderPair};
use super::{Comparison, Place};
use crate::pair::{Pair, pairs};
use crate::side::Side;

/// Something with a name in Rust, on one side.
#[derive(Debug, Clone, Copy)]
struct Named<'a> {
    /// The name in Rust.
    rust: &'a str,
    /// The name or value in messages.
    wire: &'a str,
    at: usize,
    span: Span,
}

impl<'a> Comparison<'a> {
    /// The fields of an object, and the order in which its constructor takes them.
    pub(super) fn field_names(
        &mut self,
        node: usize,
        place: &Place,
        base: &'a Object,
        head: &'a Object,
    ) {
        let Some((base_id, head_id)) = self.nodes.get(node).map(|node| (node.base, node.head))
        else {
            return;
        };
        let list = |side: &'a Side, id: TypeId, object: &'a Object| -> Vec<Named<'a>> {
            let members = object.members.iter().enumerate();
            let named = members.map(|(at, member)| Named {
                rust: side.names.member(id, at).as_str(),
                wire: &member.name,
                at,
                span: member.span,
            });
            named.collect()
        };
        let (was, is) = (
            list(self.base, base_id, base),
            list(self.head, head_id, head),
        );
        let model = self.base.names.model(base_id).as_str();
        let path = |rust: &str| format!("models::{model}.{rust}");
        let target = |base: usize, head: usize| Target::Member(node, Some(base), Some(head));
        self.compare_names(NameOf::Property, place, (&was, &is), path, target);
        let required = |object: &'a Object| -> Vec<&'a str> {
            let members = object.members.iter().filter(|member| member.required);
            members.map(|member| member.name.as_str()).collect()
        };
        let order = (required(base), required(head));
        let place = Place {
            target: Target::Constructor(node),
            ..place.clone()
        };
        self.order(&place, order, NameOf::Property);
    }

    /// The variants of an enumeration.
    pub(super) fn value_names(
        &mut self,
        node: usize,
        place: &Place,
        base: &'a Enum,
        head: &'a Enum,
    ) {
        let Some((base_id, head_id)) = self.nodes.get(node).map(|node| (node.base, node.head))
        else {
            return;
        };
        let texts = |list: &Enum| -> Vec<String> {
            let values = list.values.iter();
            values
                .map(|value| oasmith_ir::rule::json::value(&value.value))
                .collect()
        };
        let (base_texts, head_texts) = (texts(base), texts(head));
        let (base_side, head_side) = (self.base, self.head);
        let was = values(base_side, base_id, base, &base_texts);
        let is = values(head_side, head_id, head, &head_texts);
        let model = base_side.names.model(base_id).as_str();
        let path = |rust: &str| format!("models::{model}::{rust}");
        let target = |base: usize, head: usize| Target::Variant(node, Some(base), Some(head));
        self.compare_names(NameOf::Value, place, (&was, &is), path, target);
    }

    /// The setters of an operation's parameters, and the order in which its method takes them.
    pub(super) fn parameter_names(&mut self, context: &Context<'a>) {
        if context.webhook {
            return;
        }
        let ends = self
            .operations
            .get(context.at)
            .and_then(|entry| entry.pair.both());
        let Some(((base, _), (head, _))) = ends else {
            return;
        };
        let (old, new) = (messages(context.base), messages(context.head));
        let was = setters(self.base, base, context.base, &old);
        let is = setters(self.head, head, context.head, &new);
        let call = call_path(self.base, base);
        let path = |rust: &str| format!("{call}::{rust}()");
        let names = self.base.names.operations().get(base);
        let setters: Vec<Target> = names
            .map_or(&[][..], |names| names.parameters.as_slice())
            .iter()
            .map(|name| Target::Request(context.at, Some(name.as_str().to_owned())))
            .collect();
        let target = |base: usize, _: usize| setters.get(base).cloned().unwrap_or(Target::Nothing);
        let place = context.place(
            Target::Nothing,
            context.label.clone(),
            context.spans(),
            false,
        );
        self.compare_names(NameOf::Parameter, &place, (&was, &is), path, target);
        let required = |operation: &'a Operation| -> Vec<&'a str> {
            let parameters = operation.parameters.iter().filter(|one| one.required);
            parameters.map(|one| one.name.as_str()).collect()
        };
        let order = (required(context.base), required(context.head));
        if path_names(context.base).eq(path_names(context.head)) {
            let place = Place {
                target: Target::Arguments(context.at),
                ..place
            };
            self.order(&place, order, NameOf::Parameter);
        }
    }

    /// Shows the names that both sides have to the rules.
    fn compare_names<'n>(
        &mut self,
        what: NameOf,
        around: &Place,
        (was, is): (&[Named<'n>], &[Named<'n>]),
        path: impl Fn(&str) -> String,
        target: impl Fn(usize, usize) -> Target,
    ) {
        let names =
            |list: &[Named<'n>]| -> HashSet<&'n str> { list.iter().map(|one| one.rust).collect() };
        let known = (names(was), names(is));
        let same_wire = pairs(was, is, |one| one.wire);
        let same_rust = pairs(was, is, |one| one.rust);
        for ((_, was), (_, is)) in same_wire
            .into_iter()
            .chain(same_rust)
            .filter_map(Pair::both)
        {
            if was.wire == is.wire && was.rust == is.rust {
                continue;
            }
            // Where both names stand for something else, that says it all.
            if was.rust != is.rust && known.0.contains(is.rust) && known.1.contains(was.rust) {
                continue;
            }
            let subject = NamePair {
                what,
                owner: &around.label,
                rust: (was.rust, is.rust),
                wire: (was.wire, is.wire),
            };
            let place = Place {
                label: format!("{} {}", around.label, is.rust),
                target: match was.rust == is.rust {
                    true => Target::Name(vec![path(was.rust)]),
                    false => target(was.at, is.at),
                },
                spans: (Some(was.span), Some(is.span)),
                ..around.clone()
            };
            self.show(&place, &subject);
        }
    }

    /// Shows the order of what both sides need.
    fn order(&mut self, place: &Place, (was, is): (Vec<&'a str>, Vec<&'a str>), what: NameOf) {
        let common = |list: &[&'a str], other: &[&str]| -> Vec<&'a str> {
            let list = list.iter().filter(|name| other.contains(name));
            list.copied().collect()
        };
        let order = (common(&was, &is), common(&is, &was));
        if order.0 != order.1 {
            let subject = OrderPair {
                what,
                owner: &place.label,
                order: (&order.0, &order.1),
            };
            self.show(place, &subject);
        }
    }
}

fn values<'v>(side: &'v Side, id: TypeId, list: &Enum, texts: &'v [String]) -> Vec<Named<'v>> {
    let values = list.values.iter().zip(texts).enumerate();
    let named = values.map(|(at, (value, text))| Named {
        rust: side.names.variant(id, at).as_str(),
        wire: text,
        at,
        span: value.value.span,
    });
    named.collect()
}

/// The setters and arguments of an operation's parameters, but for those in the path: where one stands there decides,
/// and not what it is called.
fn setters<'n>(
    side: &'n Side,
    at: usize,
    operation: &Operation,
    messages: &'n [String],
) -> Vec<Named<'n>> {
    let names = side.names.operations().get(at);
    let names = names.map_or(&[][..], |names| names.parameters.as_slice());
    let parameters = operation.parameters.iter().zip(names).zip(messages);
    let named = parameters
        .enumerate()
        .filter(|(_, ((one, _), _))| is_named_in_messages(one));
    named
        .map(|(at, ((parameter, rust), message))| Named {
            rust: rust.as_str(),
            wire: message,
            at,
            span: parameter.span,
        })
        .collect()
}

/// What parameters are called in messages: headers have no case (RFC 9110, section 5.1).
fn messages(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter();
    parameters
        .map(|one| match one.location {
            ParameterLocation::Header => one.name.to_ascii_lowercase(),
            _ => one.name.clone(),
        })
        .collect()
}

fn is_named_in_messages(parameter: &Parameter) -> bool {
    parameter.location != ParameterLocation::Path
}

/// The names of the parameters in a path, in their order.
pub(crate) fn path_names(operation: &Operation) -> impl Iterator<Item = &str> {
    let parts = operation.path.parts.iter();
    parts.filter_map(|part| match part {
        PathPart::Parameter(name) => Some(name.as_str()),
        PathPart::Literal(_) => None,
    })
}
