//! Names of members and variants that the configuration gives.

use foldhash::HashMap;

use oasmith_ir::api::Api;
use oasmith_ir::types::{Shape, TypeId};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;

use super::member::{self, Parts};
use crate::config::Entry;
use crate::ident::Ident;

/// Which parts of a type are meant, and how their names are written.
#[derive(Clone, Copy)]
pub(super) struct Kind<'n> {
    parts: for<'s> fn(&'s Shape) -> Option<Parts<'s>>,
    /// Names that no variable can have where these parts are read: see [`member::unbindable`].
    unbindable: &'n [Ident],
    ident: fn(&str) -> Ident,
    one: &'static str,
    many: &'static str,
}

/// Members of objects.
pub(super) const MEMBER: Kind<'static> = Kind {
    parts: member::members,
    unbindable: &[],
    ident: Ident::snake,
    one: "property",
    many: "properties",
};

/// Variants of enums and unions.
pub(super) const VARIANT: Kind<'static> = Kind {
    parts: member::variants,
    unbindable: &[],
    ident: kept_or_upper_camel,
    one: "variant",
    many: "variants",
};

impl Kind<'_> {
    /// The same, where no variable can have some names.
    pub(super) fn avoiding<'n>(&self, unbindable: &'n [Ident]) -> Kind<'n> {
        Kind {
            unbindable,
            ..*self
        }
    }

    fn parts_of<'s>(&'s self, shape: &'s Shape) -> Option<Parts<'s>> {
        let parts = (self.parts)(shape)?;
        Some(parts.avoiding(self.unbindable))
    }
}

fn kept_or_upper_camel(text: &str) -> Ident {
    Ident::keep_upper_camel(text).unwrap_or_else(|| Ident::upper_camel(text))
}

/// The models by what the configuration may call them.
pub(super) struct Called<'a>(pub(super) HashMap<&'a str, TypeId>);

impl Called<'_> {
    /// The models, each with the part, that `Model.part` may mean: either may have dots in it.
    fn split<'t>(&self, text: &'t str) -> Option<(TypeId, &'t str)> {
        text.match_indices('.').find_map(|(at, _)| {
            let (model, part) = (text.get(..at)?, text.get(at + 1..)?);
            Some((*self.0.get(model)?, part))
        })
    }
}

/// The names of all parts of this kind, by the type's index. Entries that match nothing or that can't
/// be met are reported.
pub(super) fn names(
    api: &Api,
    called: &Called<'_>,
    entries: &[Entry],
    kind: &Kind<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Ident>> {
    let pins = pins(api, called, entries, kind, diagnostics);
    let names = |(index, shape)| {
        let pin = |at| pins.get(&(index, at)).map(|(name, _)| name.clone());
        kind.parts_of(shape)
            .map_or_else(Vec::new, |parts| parts.claim(pin))
    };
    let shapes = api.types.iter().map(|ty| &ty.shape);
    shapes.enumerate().map(names).collect()
}

/// Names by type and part, each with its entry.
type Pins<'e> = HashMap<(usize, usize), (Ident, &'e Entry)>;

fn pins<'e>(
    api: &Api,
    called: &Called<'_>,
    entries: &'e [Entry],
    kind: &Kind<'_>,
    diagnostics: &mut Diagnostics,
) -> Pins<'e> {
    let mut pins = Pins::default();
    for entry in entries {
        let Some((id, text)) = called.split(&entry.from) else {
            let model = entry.from.split('.').next().unwrap_or_default();
            unknown(diagnostics, entry, model, "model", called.0.keys().copied());
            continue;
        };
        let id = api.resolve_alias(id);
        let Some(parts) = kind.parts_of(&api.ty(id).shape) else {
            let message = format!("`{}` has no {}", before(&entry.from, text), kind.many);
            super::no_match(diagnostics, entry.span, message);
            continue;
        };
        let generated = parts.claim(|_| None);
        let texts = || parts.texts.iter().map(AsRef::as_ref);
        let at = texts()
            .position(|each| each == text)
            .or_else(|| generated.iter().position(|name| name.as_str() == text));
        let Some(at) = at else {
            unknown(diagnostics, entry, text, kind.one, texts());
            continue;
        };
        let name = (kind.ident)(&entry.to);
        if name.as_str() != entry.to || parts.is_reserved(&name) {
            let message = format!("`{}` can't name a {}", entry.to, kind.one);
            super::report(diagnostics, Code::CONFIG_INVALID, entry.span, message)
                .help(format!("it could be `{}`", free(&name, &parts)));
            continue;
        }
        pins.insert((id.index(), at), (name, entry));
    }
    for (view, at, text) in views(api, &pins, kind) {
        let parts = kind.parts_of(&api.ty(view).shape);
        let at_view = parts.and_then(|parts| parts.texts.iter().position(|each| *each == text));
        if let (Some(at_view), Some(pin)) = (at_view, pins.get(&at).cloned()) {
            pins.entry((view.index(), at_view)).or_insert(pin);
        }
    }
    report_taken(api, &pins, entries, kind, diagnostics);
    pins
}

/// The views that requests have of types with pinned parts, each with a pin and the part's text: it has
/// that name there as well, unless it is given another one.
fn views(api: &Api, pins: &Pins<'_>, kind: &Kind<'_>) -> Vec<(TypeId, (usize, usize), String)> {
    let mut sorted: Vec<(usize, usize)> = pins.keys().copied().collect();
    sorted.sort_unstable();
    let mut views = Vec::new();
    for place in sorted {
        let Some(id) = api.ids().nth(place.0) else {
            continue;
        };
        let parts = kind.parts_of(&api.ty(id).shape);
        let text = parts.and_then(|parts| Some(parts.texts.get(place.1)?.to_string()));
        if let (Some(view), Some(text)) = (api.request_view(id), text) {
            views.push((view, place, text));
        }
    }
    views
}

/// Reports names that two parts of a type would have.
fn report_taken(
    api: &Api,
    pins: &Pins<'_>,
    entries: &[Entry],
    kind: &Kind<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut sorted: Vec<_> = pins.iter().collect();
    sorted.sort_by_key(|(place, _)| **place);
    for (&(index, at), (name, entry)) in sorted {
        let parts = api.types.get(index).and_then(|ty| kind.parts_of(&ty.shape));
        let Some(parts) = parts else {
            continue;
        };
        let generated = parts.claim(|_| None);
        let other = (0..generated.len()).find(|&other| {
            let named = match pins.get(&(index, other)) {
                Some((pinned, _)) => Some(pinned),
                None => generated.get(other),
            };
            other != at && named == Some(name)
        });
        // Of two entries with one name, the later one is at fault.
        let is_first = other.is_some_and(|other| {
            let later = pins.get(&(index, other)).map(|(_, later)| *later);
            let place = |entry: &Entry| entries.iter().position(|each| std::ptr::eq(each, entry));
            later.is_some_and(|later| place(later) > place(entry))
        });
        if let Some(other) = other.filter(|_| !is_first) {
            let text = parts.texts.get(other).map_or("", AsRef::as_ref);
            let message = format!("`{name}` is the name of `{text}` as well");
            super::report(diagnostics, Code::CONFIG_INVALID, entry.span, message)
                .help(format!("choose a name that no other {} has", kind.one));
        }
    }
}

fn unknown<'c>(
    diagnostics: &mut Diagnostics,
    entry: &Entry,
    name: &str,
    what: &str,
    known: impl Iterator<Item = &'c str>,
) {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    super::unknown(diagnostics, entry.span, what, name, known.into_iter());
}

/// The model's name in front of the dot and the part.
fn before<'t>(text: &'t str, part: &str) -> &'t str {
    text.get(..text.len().saturating_sub(part.len() + 1))
        .unwrap_or(text)
}

/// A name like this one that a part can have.
fn free(name: &Ident, parts: &Parts<'_>) -> Ident {
    if parts.is_reserved(name) {
        name.with_suffix(2)
    } else {
        name.clone()
    }
}
