//! What models derive beside what they have anyway, and other attributes that a user wants on them.

use oasmith_ir::types::{
    Additional, Enum, EnumBase, IntegerFormat, NumberFormat, Object, Shape, TextFormat, TypeId,
};
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

use super::cx::Cx;
use super::object::{self, Presence};
use super::{map, secret, tuple, ty};
use crate::config::{Derive, ModelEntry, Standard};
use crate::names;
use crate::print::{Code, Snippet, line, snippet};

/// Which types can't have which of the traits of the standard library, by trait and by the type's
/// index. Only traits that somebody wants are looked at.
#[derive(Debug, Clone, Default)]
pub struct Derives {
    refused: Vec<(Standard, Vec<bool>)>,
}

impl Derives {
    /// Looks over all types.
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let config = cx.config;
        let models = config.models.iter().flat_map(|entry| &entry.derive);
        let mut wanted: Vec<Standard> = config
            .derive
            .iter()
            .chain(models)
            .flat_map(|derive| standards(derive))
            .copied()
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let refused = wanted.into_iter().map(|one| (one, refused(cx, one)));
        Self {
            refused: refused.collect(),
        }
    }

    /// For each trait that is looked at, whether a type can have it.
    pub fn of(&self, id: TypeId) -> impl Iterator<Item = (Standard, bool)> {
        let refused = self.refused.iter();
        refused.map(move |(one, refused)| (*one, refused.get(id.index()) == Some(&false)))
    }

    fn allows(&self, id: TypeId, wanted: Standard) -> bool {
        self.refused
            .iter()
            .find(|(one, _)| *one == wanted)
            .is_some_and(|(_, refused)| refused.get(id.index()) == Some(&false))
    }
}

/// What a derive takes: `Ord` needs two others.
fn standards(derive: &Derive) -> &'static [Standard] {
    match derive {
        Derive::Standard(Standard::Copy) => &[Standard::Copy],
        Derive::Standard(Standard::Default) => &[Standard::Default],
        Derive::Standard(Standard::Eq) => &[Standard::Eq],
        Derive::Standard(Standard::Hash) => &[Standard::Hash],
        Derive::Standard(Standard::Ord) => &[Standard::Eq, Standard::Ord, Standard::PartialOrd],
        Derive::Standard(Standard::PartialOrd) => &[Standard::PartialOrd],
        Derive::Path(_) => &[],
    }
}

/// The types that can't have a trait: those that have not, and those that are made of them.
fn refused(cx: &Cx<'_>, wanted: Standard) -> Vec<bool> {
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); cx.api.types.len()];
    let mut refused = vec![false; cx.api.types.len()];
    let mut open = Vec::new();
    for id in cx.api.ids() {
        for part in parts(cx, id, wanted) {
            if let Some(holders) = holders.get_mut(part.index()) {
                holders.push(id);
            }
        }
        if !has(cx, id, wanted) {
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        let Some(slot) = refused.get_mut(id.index()) else {
            continue;
        };
        if !std::mem::replace(slot, true) {
            open.extend(holders.get(id.index()).into_iter().flatten());
        }
    }
    refused
}

/// The types that must have a trait so that a type can have it.
fn parts(cx: &Cx<'_>, id: TypeId, wanted: Standard) -> Vec<TypeId> {
    let shape = &cx.api.ty(id).shape;
    match (shape, wanted) {
        // Lists and maps are empty by default, whatever they hold.
        (Shape::Array(_) | Shape::Map(_), Standard::Default | Standard::Copy) => Vec::new(),
        (Shape::Object(object), Standard::Default) => defaults(cx, id, object),
        _ => cx.parts(id).iter().map(|part| part.id).collect(),
    }
}

/// The members without which there is no object; the others are absent by default.
fn defaults(cx: &Cx<'_>, id: TypeId, object: &Object) -> Vec<TypeId> {
    let members = object.members.iter();
    members
        .filter(|member| object::presence(cx, id, member) == Presence::Required)
        .map(|member| member.ty.id)
        .collect()
}

/// Whether a type has a trait, if what it is made of has it.
fn has(cx: &Cx<'_>, id: TypeId, wanted: Standard) -> bool {
    use Standard::{Copy, Default, Eq, Hash, Ord, PartialOrd};
    match &cx.api.ty(id).shape {
        Shape::Integer(IntegerFormat::Big) | Shape::Number(NumberFormat::Exact) => {
            matches!(wanted, Eq | Hash)
        }
        Shape::Boolean | Shape::Integer(_) => true,
        Shape::Number(_) => matches!(wanted, Copy | Default | PartialOrd),
        Shape::Text(TextFormat::DateTime) => matches!(wanted, Eq | Hash | Ord | PartialOrd),
        Shape::Text(TextFormat::Date) => wanted != Default,
        Shape::Text(TextFormat::Password) => wanted == Eq,
        Shape::Text(TextFormat::Base64) => wanted != Copy,
        Shape::Text(_) => wanted != Copy && is_string(cx, id),
        Shape::Enum(list) => enum_has(list, wanted),
        Shape::Map(map) if map::keeps_undeclared(cx, id, map) => holds_json(wanted),
        Shape::Array(_) | Shape::Map(_) => wanted != Copy,
        Shape::Object(_) if object::undeclared(cx, id).is_some() => holds_json(wanted),
        Shape::Object(object) => {
            let boxed = object.members.iter().any(|member| member.ty.cyclic);
            let maps = matches!(object.additional, Additional::Allowed(_));
            wanted != Copy || !(boxed || maps)
        }
        // The variant for what is unknown holds any JSON.
        Shape::Union(_) => matches!(wanted, Eq | Hash),
        Shape::Any | Shape::Never | Shape::Null => holds_json(wanted),
        Shape::Tuple(tuple) if tuple::keeps_undeclared(cx, id, tuple) => holds_json(wanted),
        Shape::Tuple(tuple) => wanted != Copy || tuple.rest.is_none(),
        Shape::Alias(_) | Shape::External(_) => true,
    }
}

/// What any JSON has.
fn holds_json(wanted: Standard) -> bool {
    matches!(wanted, Standard::Default | Standard::Eq | Standard::Hash)
}

fn is_string(cx: &Cx<'_>, id: TypeId) -> bool {
    let written = ty::shape(cx, &cx.api.ty(id).shape, &|part| ty::of(cx, part));
    written.is(cx.std("String"))
}

fn enum_has(list: &Enum, wanted: Standard) -> bool {
    use Standard::{Copy, Default, Eq, Hash, PartialOrd};
    match list.base {
        EnumBase::Text => !matches!(wanted, Copy | Default),
        EnumBase::Integer | EnumBase::Boolean => !matches!(wanted, Copy | Default),
        EnumBase::Number => matches!(wanted, PartialOrd),
        EnumBase::Mixed => matches!(wanted, Eq | Hash),
    }
}

/// `#[derive(…)]` of a model, with what it has in any case, and its other attributes.
pub(super) fn write(cx: &Cx<'_>, id: TypeId, own: &[&'static str], code: &mut Code) {
    let entries = cx.names.model_entries(id);
    let entries = || entries.iter().filter_map(|at| cx.config.models.get(*at));
    let asked = || {
        let models = entries().flat_map(|entry| &entry.derive);
        cx.config.derive.iter().chain(models)
    };
    // What a trait needs is derived only where the trait itself can be.
    let possible = asked().filter(|derive| match derive {
        Derive::Standard(wanted) => cx.derives.allows(id, *wanted),
        Derive::Path(_) => false,
    });
    let mut standard: Vec<Standard> = possible.flat_map(standards).copied().collect();
    standard.sort_unstable();
    standard.dedup();
    standard.retain(|one| !own.contains(&one.name()));
    let own = own
        .iter()
        .filter(|name| **name != "Debug" || !secret::is_in(cx, id));
    let mut names: Vec<Snippet> = own.map(|name| Snippet::from(cx.std(name))).collect();
    names.extend(standard.iter().map(|one| Snippet::from(cx.std(one.name()))));
    for derive in asked() {
        if let Derive::Path(path) = derive {
            let path = snippet!("{}", path);
            if !names.contains(&path) {
                names.push(path);
            }
        }
    }
    code.derive(&names);
    let models = entries().flat_map(|entry| &entry.attributes);
    for attribute in cx.config.attributes.iter().chain(models) {
        line!(code, "{}", attribute);
    }
}

/// Reports what is asked of single models and can't be: traits that they can't have, and attributes of
/// what is no type of its own.
pub(crate) fn report(cx: &Cx<'_>, diagnostics: &mut Diagnostics) {
    for &id in &cx.api.models {
        for &at in cx.names.model_entries(id) {
            if let Some(entry) = cx.config.models.get(at) {
                report_entry(cx, id, entry, diagnostics);
            }
        }
    }
}

fn report_entry(cx: &Cx<'_>, id: TypeId, entry: &ModelEntry, diagnostics: &mut Diagnostics) {
    let asks = entry.secret || !entry.secret_properties.is_empty();
    if entry.derive.is_empty() && entry.attributes.is_empty() && !asks {
        return;
    }
    if ty::is_alias(cx, id) {
        let message = format!("`{}` is an alias of another type", entry.from);
        names::report(diagnostics, Finding::CONFIG_INVALID, entry.span, message)
            .help("ask for it where that type is declared");
        return;
    }
    if !cx.api.ty(id).origin.is_view() {
        secret::report(cx, id, entry, diagnostics);
    }
    let mut say = |message: String, help: &str| {
        names::report(diagnostics, Finding::CONFIG_INVALID, entry.span, message).help(help);
    };
    for wanted in entry.derive.iter().flat_map(standards) {
        if cx.derives.allows(id, *wanted) {
            continue;
        }
        let part = parts(cx, id, *wanted);
        let culprit = part.iter().find(|part| !cx.derives.allows(**part, *wanted));
        let message = match culprit {
            Some(part) => format!(
                "`{}` can't be `{}`, since `{}` in it is not",
                entry.from,
                wanted.name(),
                ty::value(cx, *part),
            ),
            None => format!("`{}` can't be `{}`", entry.from, wanted.name()),
        };
        say(message, "derive it for models that hold no such value");
    }
}
