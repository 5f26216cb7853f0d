//! The names of members and variants.

use std::borrow::Cow;
use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt as _};
use oasmith_ir::api::Api;
use oasmith_ir::types::{EnumValue, Shape};
use oasmith_spec::node::Value;

use super::reserved::is_trait_method;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use crate::ident::Ident;

/// What a type is made of and names by itself: members or variants.
pub(super) struct Parts<'a> {
    /// What they are called on the wire, or what tells them apart.
    pub(super) texts: Vec<Cow<'a, str>>,
    /// The names that each would have, the best one first.
    wanted: Vec<Vec<Ident>>,
    /// The names that none can have.
    reserved: &'static [&'static str],
    /// More of them.
    unbindable: &'a [Ident],
}

/// Types that are values as well (`struct 犬(String)`), by names that have no capital. No variable can have such a
/// name, and decoding has one for each member. What has a capital is no name of a variable anyway.
pub(super) fn unbindable(api: &Api, models: &[Option<Ident>]) -> Vec<Ident> {
    let models = api.types.iter().zip(models).filter_map(|(ty, name)| {
        let is_value = !matches!(
            ty.shape,
            Shape::Object(_) | Shape::Enum(_) | Shape::Union(_)
        );
        name.as_ref().filter(|_| is_value)
    });
    let has_capital = |name: &&Ident| name.as_str().contains(char::is_uppercase);
    models.filter(|name| !has_capital(name)).cloned().collect()
}

/// The fields of an object.
pub(super) fn members(shape: &Shape) -> Option<Parts<'_>> {
    let Shape::Object(object) = shape else {
        return None;
    };
    let names = object.members.iter().map(|member| member.name.as_str());
    Some(Parts {
        wanted: names.clone().map(|name| vec![Ident::snake(name)]).collect(),
        texts: names.map(Cow::Borrowed).collect(),
        // `new` is what makes an object, and would be its setter too.
        reserved: &["additional_properties", "new"],
        unbindable: &[],
    })
}

/// The methods that give a member or its default, by the type's index: none is called like a setter.
/// Objects without a default have none.
pub(super) fn defaults(api: &Api, fields: &[Vec<Ident>]) -> Vec<Vec<Ident>> {
    let methods = |(shape, fields): (&Shape, &Vec<Ident>)| {
        let Shape::Object(object) = shape else {
            return Vec::new();
        };
        if object.members.iter().all(|member| member.default.is_none()) {
            return Vec::new();
        }
        let mut scope = Scope::reserving(&["new"]);
        for field in fields {
            scope.take(field);
        }
        let name = |field: &Ident| Ident::snake(&format!("{}_or_default", field.as_str()));
        fields
            .iter()
            .map(|field| scope.claim([name(field)]))
            .collect()
    };
    let shapes = api.types.iter().map(|ty| &ty.shape);
    shapes.zip(fields).map(methods).collect()
}

/// The setters that are called other than their fields, by the type's index and the property's place.
pub(super) type Setters = BTreeMap<(usize, usize), Ident>;

/// The setters of fields that are called like a trait's method: those have an underscore, as a keyword has.
pub(super) fn setters(fields: &[Vec<Ident>]) -> Setters {
    let mut setters = Setters::new();
    for (ty, fields) in fields.iter().enumerate() {
        for (at, field) in fields.iter().enumerate() {
            if !is_trait_method(field.as_str()) {
                continue;
            }
            let mut setter = Ident::snake_with_underscore(field.as_str());
            while fields.contains(&setter) {
                setter = setter.with_suffix(2);
            }
            setters.insert((ty, at), setter);
        }
    }
    setters
}

/// The variants of an enum or a union.
pub(super) fn variants(shape: &Shape) -> Option<Parts<'_>> {
    match shape {
        Shape::Enum(list) => {
            let texts = list.values.iter().map(value_text).collect();
            let name = |text: &str| Ident::upper_camel(&signed(text));
            Some(Parts::of_variants(texts, "value", name))
        }
        Shape::Union(union) => {
            // Most are components' names, which stay letter by letter; constants are in capitals.
            let kept = |text: &str| {
                let has_lower = text.contains(|c: char| c.is_ascii_lowercase());
                Ident::keep_upper_camel(text).filter(|_| has_lower)
            };
            let name = |text: &str| kept(text).unwrap_or_else(|| Ident::upper_camel(text));
            let texts = union.variants.iter();
            let texts = texts.map(|v| Cow::Borrowed(v.name.as_str())).collect();
            Some(Parts::of_variants(texts, "variant", name))
        }
        _ => None,
    }
}

impl<'a> Parts<'a> {
    fn of_variants(texts: Vec<Cow<'a, str>>, what: &str, name: impl Fn(&str) -> Ident) -> Self {
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
        Self {
            wanted: texts.iter().map(|text| wanted(text)).collect(),
            texts,
            reserved: &["Unknown"],
            unbindable: &[],
        }
    }

    /// The same without these names.
    pub(super) fn avoiding(mut self, unbindable: &'a [Ident]) -> Self {
        self.unbindable = unbindable;
        for (wanted, text) in self.wanted.iter_mut().zip(&self.texts) {
            if wanted.iter().any(|name| unbindable.contains(name)) {
                // As a keyword has it.
                wanted.push(Ident::snake_with_underscore(text));
            }
        }
        self
    }

    /// Whether a name means something else among these parts.
    pub(super) fn is_reserved(&self, name: &Ident) -> bool {
        self.reserved.contains(&name.as_str()) || self.unbindable.contains(name)
    }

    /// The name that a part has where no other one wants it.
    pub(super) fn plain_name(&self, at: usize) -> Option<&Ident> {
        self.wanted.get(at)?.first()
    }

    /// Gives the pinned names, then [settles](settle) the others. `pin` gives the pinned name of a part.
    pub(super) fn claim(&self, pin: impl Fn(usize) -> Option<Ident>) -> Vec<Ident> {
        let mut scope = Scope::reserving(self.reserved);
        for name in self.unbindable {
            scope.take(name);
        }
        let pinned = |at| pin(at).filter(|name| scope.take(name));
        let pinned: Vec<Option<Ident>> = (0..self.wanted.len()).map(pinned).collect();
        if let Some(names) = self.plain(&pinned, &scope) {
            return names;
        }
        let mut claimants = Vec::new();
        for ((text, wanted), pinned) in self.texts.iter().zip(&self.wanted).zip(&pinned) {
            if pinned.is_none() {
                let mut wanted = wanted.clone();
                if let Some(plain) = wanted.first() {
                    wanted.push(plain.spelled(text));
                }
                claimants.push(Claimant {
                    text,
                    place: "",
                    wanted,
                });
            }
        }
        let mut settled = settle(&claimants, &mut scope).into_iter();
        let names = pinned
            .into_iter()
            .map(|name| name.or_else(|| settled.next()));
        names.flatten().collect()
    }
}

impl Parts<'_> {
    /// The names where each part can have the one that it wants most, as nearly all can.
    fn plain(&self, pinned: &[Option<Ident>], scope: &Scope) -> Option<Vec<Ident>> {
        let mut names = Vec::with_capacity(self.wanted.len());
        let mut taken = HashSet::with_capacity(self.wanted.len());
        for (wanted, pinned) in self.wanted.iter().zip(pinned) {
            let name = match pinned {
                Some(name) => name,
                None => wanted.first().filter(|name| scope.is_free(name))?,
            };
            if !taken.insert(name) {
                return None;
            }
            names.push(name.clone());
        }
        Some(names)
    }
}

fn value_text(value: &EnumValue) -> Cow<'_, str> {
    match (&value.name, &value.value.value) {
        (Some(name), _) => name.as_str().into(),
        (None, Value::String(text)) => text.as_str().into(),
        (None, Value::Number(number)) => number.as_str().replace('.', " point ").into(),
        (None, Value::Bool(value)) => value.to_string().into(),
        (None, Value::Null) => "null".into(),
        (None, Value::Array(_)) => "array".into(),
        (None, Value::Object(_)) => "object".into(),
    }
}

/// A sign in front of a word tells a value from the one without it (`-created_at`), so it is a word.
fn signed(text: &str) -> Cow<'_, str> {
    let mut chars = text.chars();
    let sign = match chars.next() {
        Some('-') => "minus",
        Some('!') => "not",
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
