//! Types as text.

use std::fmt::Write;

use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::Bound;

use super::{line, notes, path};
use crate::api::Api;
use crate::constraint::Constraints;
use crate::types::{
    Additional, Enum, IntegerFormat, Member, NumberFormat, Object, Shape, TextFormat, Type, TypeId,
    TypeRef, Union, Usage, Variant,
};

/// How deep types without a name are written out.
const MAX_DEPTH: usize = 32;

/// A model with its heading.
pub(super) fn model(api: &Api, id: TypeId, out: &mut String) {
    let ty = api.ty(id);
    let name = path(api, &ty.origin);
    let after = format!("{}{}", usage(ty.usage), notes(&ty.docs));
    match &ty.shape {
        Shape::Object(object) => {
            let limits = limits(&ty.constraints);
            line(out, &format!("object {name}{limits}{after}"));
            members(api, object, out);
        }
        Shape::Enum(listed) => {
            line(out, &format!("enum {name}{after}"));
            values(listed, out);
        }
        Shape::Union(union) => {
            let kind = if union.exclusive { "one" } else { "any" };
            let by = union.discriminator.as_ref();
            let by = by.map_or_else(String::new, |by| format!(" by {by}"));
            line(out, &format!("{kind} {name}{by}{after}"));
            for (at, one) in union.variants.iter().enumerate() {
                variant(api, one, union.default == Some(at), out);
            }
        }
        _ => line(
            out,
            &format!("type {name} = {}{after}", written_out(api, ty, 0)),
        ),
    }
}

fn members(api: &Api, object: &Object, out: &mut String) {
    for member in &object.members {
        member_line(api, member, out);
    }
    match object.additional {
        Additional::Unstated | Additional::Kept => {}
        Additional::Forbidden => line(out, "  nothing else"),
        Additional::Allowed(values) => {
            let names = names(&object.names);
            line(out, &format!("  {names}: {}", target(api, values, 0)));
        }
    }
}

fn member_line(api: &Api, member: &Member, out: &mut String) {
    let optional = match (member.required, member.undeclared) {
        (true, true) => " (undeclared)",
        (true, false) => "",
        (false, _) => "?",
    };
    let mut text = format!("  {}{optional}: {}", member.name, target(api, member.ty, 0));
    if member.read_only {
        text.push_str(" readOnly");
    }
    if member.write_only {
        text.push_str(" writeOnly");
    }
    if let Some(default) = &member.default {
        let _ = write!(text, " = {}", json(default));
    }
    text.push_str(&notes(&member.docs));
    line(out, &text);
}

fn values(listed: &Enum, out: &mut String) {
    for value in &listed.values {
        let mut text = format!("  {}", json(&value.value));
        if let Some(name) = &value.name {
            let _ = write!(text, " as {name}");
        }
        if let Some(description) = &value.description {
            let first = description.lines().next().unwrap_or_default();
            let _ = write!(text, " # {first}");
        }
        line(out, &text);
    }
}

fn variant(api: &Api, variant: &Variant, is_default: bool, out: &mut String) {
    let mut text = format!("  {}: {}", variant.name, target(api, variant.ty, 0));
    let evidence = &variant.evidence;
    if !evidence.tags.is_empty() {
        let _ = write!(text, " tagged {}", evidence.tags.join(", "));
    }
    if is_default {
        text.push_str(" by default");
    }
    if let Some(tag) = &variant.written_tag {
        let _ = write!(text, " writes {tag}");
    }
    let constants = evidence.constants.iter().map(|(name, values)| {
        let values: Vec<String> = values.iter().map(json).collect();
        format!("{name}={}", values.join("/"))
    });
    let constants: Vec<String> = constants.collect();
    if !constants.is_empty() {
        let _ = write!(text, " where {}", constants.join(", "));
    }
    text.push_str(&notes(&variant.docs));
    line(out, &text);
}

/// The names of members that are kept.
fn names(patterns: &[String]) -> String {
    match patterns {
        [] => "*".to_owned(),
        names => format!("/{}/", names.join("/ or /")),
    }
}

/// A use of a type.
pub(super) fn target(api: &Api, target: TypeRef, depth: usize) -> String {
    let ty = api.ty(target.id);
    let mut text = String::new();
    if target.cyclic {
        text.push('^');
    }
    if ty.is_model() || depth > MAX_DEPTH {
        text.push_str(&path(api, &ty.origin));
    } else {
        text.push_str(&written_out(api, ty, depth + 1));
    }
    if target.nullable {
        text.push_str(" | null");
    }
    text
}

/// A type without a name of its own.
fn written_out(api: &Api, ty: &Type, depth: usize) -> String {
    let mut text = match &ty.shape {
        Shape::Any => "any".to_owned(),
        Shape::Never => "never".to_owned(),
        Shape::Null => "null".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(format) => integer(*format).to_owned(),
        Shape::Number(NumberFormat::F32) => "number32".to_owned(),
        Shape::Number(NumberFormat::F64) => "number".to_owned(),
        Shape::Number(NumberFormat::Exact) => "decimal".to_owned(),
        Shape::Text(format) => text_format(format),
        Shape::Array(array) => format!("[{}]", target(api, array.items, depth)),
        Shape::Map(map) => {
            let names = names(&map.names);
            format!("{{{names}: {}}}", target(api, map.values, depth))
        }
        Shape::Tuple(tuple) => {
            let items = tuple.items.iter().enumerate();
            let mut items: Vec<String> = items
                .map(|(at, item)| {
                    let optional = if at < tuple.required { "" } else { "?" };
                    format!("{}{optional}", target(api, *item, depth))
                })
                .collect();
            if let Some(rest) = tuple.rest {
                items.push(format!("{}...", target(api, rest, depth)));
            }
            format!("({})", items.join(", "))
        }
        Shape::Alias(other) => target(api, *other, depth),
        Shape::External(declared) => declared.name.clone(),
        Shape::Enum(_) => "enum".to_owned(),
        Shape::Object(_) => "object".to_owned(),
        Shape::Union(Union { .. }) => "union".to_owned(),
    };
    text.push_str(&limits(&ty.constraints));
    text
}

fn integer(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::I32 => "i32",
        IntegerFormat::I64 => "i64",
        IntegerFormat::U32 => "u32",
        IntegerFormat::U64 => "u64",
        IntegerFormat::Big => "integer",
    }
}

fn text_format(format: &TextFormat) -> String {
    match format {
        TextFormat::Plain => "string".to_owned(),
        TextFormat::DateTime => "date-time".to_owned(),
        TextFormat::Date => "date".to_owned(),
        TextFormat::Time => "time".to_owned(),
        TextFormat::Duration => "duration".to_owned(),
        TextFormat::Uuid => "uuid".to_owned(),
        TextFormat::Base64 => "base64".to_owned(),
        TextFormat::Binary => "bytes".to_owned(),
        TextFormat::Password => "password".to_owned(),
        TextFormat::Other(name) => format!("string({name})"),
    }
}

fn limits(limits: &Constraints) -> String {
    let mut list: Vec<String> = Vec::new();
    let bound = |bound: &Bound, sign: &str| {
        let equal = if bound.exclusive { "" } else { "=" };
        format!("{sign}{equal} {}", bound.value.as_str())
    };
    list.extend(limits.minimum.as_ref().map(|one| bound(one, ">")));
    list.extend(limits.maximum.as_ref().map(|one| bound(one, "<")));
    list.extend(
        limits
            .multiple_of
            .as_ref()
            .map(|one| format!("multiple of {}", one.as_str())),
    );
    list.extend(range("length", limits.min_length, limits.max_length));
    list.extend(limits.patterns.iter().map(|pattern| format!("/{pattern}/")));
    list.extend(range("items", limits.min_items, limits.max_items));
    if limits.unique_items {
        list.push("unique".to_owned());
    }
    list.extend(range(
        "members",
        limits.min_properties,
        limits.max_properties,
    ));
    if list.is_empty() {
        return String::new();
    }
    format!(" {{{}}}", list.join(", "))
}

fn range(name: &str, least: Option<u64>, most: Option<u64>) -> Option<String> {
    let text = |limit: Option<u64>| limit.map_or_else(String::new, |limit| limit.to_string());
    (least.is_some() || most.is_some()).then(|| format!("{name} {}..{}", text(least), text(most)))
}

fn usage(usage: Usage) -> &'static str {
    match (usage.sent, usage.received) {
        (true, true) => " [sent, received]",
        (true, false) => " [sent]",
        (false, true) => " [received]",
        (false, false) => "",
    }
}

/// A value in JSON's spelling, long ones cut short.
fn json(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.as_str().to_owned(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) if items.is_empty() => "[]".to_owned(),
        Value::Array(_) => "[...]".to_owned(),
        Value::Object(object) if object.is_empty() => "{}".to_owned(),
        Value::Object(_) => "{...}".to_owned(),
    }
}
