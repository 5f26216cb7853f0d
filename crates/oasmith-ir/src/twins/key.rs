//! What two types must have in common to be one, as text.
//!
//! Strings are written behind their lengths, so that no two types come to the same text by chance.

use std::fmt::Write;

use super::Twins;
use crate::delimited::write_text;
use crate::origin::{Origin, Step};
use crate::types::{Additional, Docs, Enum, Evidence, Object, Shape, Type, TypeId, TypeRef, Union};
use oasmith_spec::node::{Node, Value};

impl Twins<'_> {
    /// Appends a type without what is said of it as a whole.
    pub(super) fn describe(&mut self, id: TypeId, key: &mut String) {
        let api = self.api;
        let ty: &Type = api.ty(id);
        flags([ty.usage.sent, ty.usage.received], key);
        optional(ty.format.as_deref(), key);
        if !ty.constraints.is_empty() {
            write(key, format_args!("{:?}", ty.constraints));
        }
        if let Some(rule) = ty.rule {
            write(key, format_args!("rule {}", rule.index()));
        }
        match &ty.shape {
            Shape::Enum(list) => values(list, key),
            Shape::Array(array) => self.list("array", [array.items], key),
            Shape::Tuple(tuple) => {
                write(key, format_args!("{:?}", (tuple.required, tuple.plain)));
                self.list("tuple", tuple.items.iter().copied(), key);
                self.list("rest", tuple.rest, key);
            }
            Shape::Map(map) => {
                write(key, format_args!("{:?}", map.names));
                self.list("map", [map.values], key);
            }
            Shape::Alias(target) => self.list("alias", [*target], key),
            Shape::Object(object) => self.object(object, key),
            Shape::Union(union) => self.union(union, key),
            scalar @ (Shape::Any
            | Shape::Never
            | Shape::Null
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::Text(_)
            | Shape::External(_)) => write(key, format_args!("{scalar:?}")),
        }
    }

    /// Appends uses of types.
    fn list(&mut self, kind: &str, parts: impl IntoIterator<Item = TypeRef>, key: &mut String) {
        key.push_str(kind);
        key.push('(');
        for part in parts {
            flags([part.nullable, part.cyclic], key);
            if self.api.ty(part.id).is_model() {
                let first = self.first(part.id);
                write(key, format_args!("#{}", first.index()));
            } else {
                self.describe(part.id, key);
            }
        }
        key.push(')');
    }

    fn object(&mut self, object: &Object, key: &mut String) {
        key.push('{');
        for member in &object.members {
            write_text(&member.name, key);
            let [reads, writes] = [member.read_only, member.write_only];
            flags([member.required, member.undeclared, reads, writes], key);
            self.list("", [member.ty], key);
            if let Some(default) = &member.default {
                key.push('=');
                node(default, key);
            }
            docs(&member.docs, key);
        }
        if !object.names.is_empty() {
            write(key, format_args!("{:?}", object.names));
        }
        match object.additional {
            Additional::Allowed(values) => self.list("more", [values], key),
            other => write(key, format_args!("{other:?}")),
        }
        key.push('}');
    }

    fn union(&mut self, union: &Union, key: &mut String) {
        write(
            key,
            format_args!(
                "union{:?}",
                (&union.discriminator, union.default, union.exclusive)
            ),
        );
        for variant in &union.variants {
            write(
                key,
                format_args!("{:?}", (&variant.name, &variant.written_tag)),
            );
            self.list("", [variant.ty], key);
            docs(&variant.docs, key);
            evidence(&variant.evidence, key);
        }
    }
}

/// Appends what a type is called where it stands, by the last step of its path that has a name, and the
/// steps from there; `None` where there is none.
pub(super) fn called(origin: &Origin, key: &mut String) -> Option<()> {
    let is_name = |step: &Step| matches!(step, Step::Member(_) | Step::Parameter(_));
    let from = origin.steps.iter().rposition(is_name)?;
    write(key, format_args!("{:?}", origin.steps.get(from..)));
    Some(())
}

fn values(list: &Enum, key: &mut String) {
    write(key, format_args!("{:?}[", list.base));
    for value in &list.values {
        node(&value.value, key);
        optional(value.name.as_deref(), key);
        optional(value.description.as_deref(), key);
    }
    key.push(']');
}

fn docs(docs: &Docs, key: &mut String) {
    optional(docs.title.as_deref(), key);
    optional(docs.description.as_deref(), key);
    flags([docs.deprecated], key);
    for example in &docs.examples {
        node(example, key);
    }
}

fn evidence(evidence: &Evidence, key: &mut String) {
    let Evidence {
        kinds,
        tags,
        constants,
        required,
        known,
        closed,
        values,
        tag_kinds,
        tag_nullable,
        openness,
    } = evidence;
    let tagged = (tags, tag_kinds, tag_nullable);
    let plain = (kinds, tagged, required, known, closed, values, openness);
    write(key, format_args!("{plain:?}"));
    for (member, constants) in constants {
        write(key, format_args!("{member:?}"));
        constants.iter().for_each(|constant| node(constant, key));
    }
}

/// Appends a value, whatever its place.
fn node(of: &Node, key: &mut String) {
    match &of.value {
        Value::Null => key.push_str("null"),
        Value::Bool(value) => write(key, format_args!("{value}")),
        Value::Number(number) => write(key, format_args!("{} ", number.as_str())),
        Value::String(value) => write_text(value, key),
        Value::Array(items) => {
            key.push('[');
            items.iter().for_each(|item| node(item, key));
            key.push(']');
        }
        Value::Object(members) => {
            key.push('{');
            for member in members.iter() {
                write_text(&member.key, key);
                node(&member.value, key);
            }
            key.push('}');
        }
    }
}

fn optional(value: Option<&str>, key: &mut String) {
    match value {
        Some(value) => write_text(value, key),
        None => key.push('-'),
    }
}

fn flags<const N: usize>(flags: [bool; N], key: &mut String) {
    key.extend(flags.map(|flag| if flag { 'y' } else { 'n' }));
}

fn write(key: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing into a string does not fail.
    let _ = key.write_fmt(arguments);
}
