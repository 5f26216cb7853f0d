//! The names of members and variants.

use std::borrow::Cow;

use oasmith_ir::api::Api;
use oasmith_ir::types::{EnumValue, Shape};
use oasmith_spec::node::Value;

use super::scope::Scope;
use crate::ident::Ident;

/// The fields of every object, by the type's index.
pub(super) fn members(api: &Api) -> Vec<Vec<Ident>> {
    let fields = |shape: &Shape| match shape {
        Shape::Object(object) => {
            // `new` is what makes an object, and would be its setter too.
            let mut scope = Scope::reserving(&["additional_properties", "new"]);
            let names = object.members.iter().map(|member| member.name.as_str());
            let wanted = |name: &str| vec![Ident::snake(name)];
            claim_all(&mut scope, names, wanted)
        }
        _ => Vec::new(),
    };
    api.types.iter().map(|ty| fields(&ty.shape)).collect()
}

/// The variants of every enum and union, by the type's index.
pub(super) fn variants(api: &Api) -> Vec<Vec<Ident>> {
    let names = |shape: &Shape| match shape {
        Shape::Enum(list) => {
            let texts: Vec<Cow<'_, str>> = list.values.iter().map(value_text).collect();
            let name = |text: &str| Ident::upper_camel(&signed(text));
            claim_variants(texts.iter().map(AsRef::as_ref), "value", name)
        }
        Shape::Union(union) => {
            // Most are components' names, which stay letter by letter; constants are in capitals.
            let kept = |text: &str| {
                let has_lower = text.contains(|c: char| c.is_ascii_lowercase());
                Ident::keep_upper_camel(text).filter(|_| has_lower)
            };
            let name = |text: &str| kept(text).unwrap_or_else(|| Ident::upper_camel(text));
            claim_variants(
                union.variants.iter().map(|v| v.name.as_str()),
                "variant",
                name,
            )
        }
        _ => Vec::new(),
    };
    api.types.iter().map(|ty| names(&ty.shape)).collect()
}

fn claim_variants<'t>(
    texts: impl Iterator<Item = &'t str>,
    what: &str,
    name: impl Fn(&str) -> Ident,
) -> Vec<Ident> {
    let mut scope = Scope::reserving(&["Unknown"]);
    let wanted = |text: &str| {
        if text.is_empty() {
            return vec![Ident::fixed("Empty")];
        }
        let mut names = vec![name(text)];
        if names.iter().any(|name| name.as_str() == "Unknown") {
            names.push(Ident::upper_camel(&format!("unknown {what}")));
        }
        names
    };
    claim_all(&mut scope, texts, wanted)
}

/// Claims the first names of those that are identifiers as they stand, then the others', each in the
/// document's order.
fn claim_all<'t>(
    scope: &mut Scope,
    texts: impl Iterator<Item = &'t str>,
    wanted: impl Fn(&str) -> Vec<Ident>,
) -> Vec<Ident> {
    let texts: Vec<&str> = texts.collect();
    let wanted: Vec<Vec<Ident>> = texts.iter().map(|text| wanted(text)).collect();
    let mut names: Vec<Option<Ident>> = texts
        .iter()
        .zip(&wanted)
        .map(|(text, wanted)| {
            let name = wanted.first()?;
            (name.as_str() == *text && scope.take(name)).then(|| name.clone())
        })
        .collect();
    for (name, wanted) in names.iter_mut().zip(wanted) {
        if name.is_none() {
            *name = Some(scope.claim(wanted));
        }
    }
    names.into_iter().flatten().collect()
}

fn value_text(value: &EnumValue) -> Cow<'_, str> {
    match (&value.name, &value.value.value) {
        (Some(name), _) => name.as_str().into(),
        (None, Value::String(text)) => text.as_str().into(),
        (None, Value::Number(number)) => number.as_str().into(),
        (None, Value::Bool(value)) => value.to_string().into(),
        (None, Value::Null | Value::Array(_) | Value::Object(_)) => value.value.kind().into(),
    }
}

/// A sign in front of a word tells a value from the one without it (`-created_at`), so it is a word.
fn signed(text: &str) -> Cow<'_, str> {
    let mut chars = text.chars();
    let sign = match chars.next() {
        Some('-') => "minus",
        Some('+') => "plus",
        Some('!') => "not",
        Some('<') => "less",
        Some('>') => "greater",
        Some('=') => "equal",
        Some('~') => "tilde",
        Some('*') => "star",
        Some('@') => "at",
        Some('#') => "hash",
        Some('$') => "dollar",
        _ => return text.into(),
    };
    if chars.next().is_some_and(char::is_alphabetic) {
        format!("{sign} {text}").into()
    } else {
        text.into()
    }
}
