//! The names that a configuration has to give so that they stay whatever is added to the document.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_ir::api::Api;
use oasmith_ir::types::TypeId;

use super::member::{self, Parts};
use super::{Names, model};
use crate::config::is_name;
use crate::ident::Ident;

/// Entries of a configuration, each what the document calls something and its name in Rust.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct NamePins {
    /// Components.
    pub(crate) models: Vec<(String, String)>,
    /// `Model.property`
    pub(crate) properties: Vec<(String, String)>,
    /// `Model.value`
    pub(crate) variants: Vec<(String, String)>,
}

impl Names {
    /// The names that are not what the text alone gives, and those that others want as well.
    pub(crate) fn pins(&self, api: &Api) -> NamePins {
        let mut pins = NamePins::default();
        let plain = |component: &str| model::component_names(component).into_iter().next();
        let mut wanting: HashMap<Option<Ident>, usize> = HashMap::new();
        for (_, component) in model::components(api) {
            *wanting.entry(plain(component)).or_default() += 1;
        }
        for (id, component) in model::components(api) {
            let name = self.model(id);
            let plain = plain(component);
            let is_alone = wanting.get(&plain) == Some(&1);
            if (plain.as_ref() != Some(name) || !is_alone) && is_name(name.as_str()) {
                pins.models
                    .push((component.to_owned(), name.as_str().to_owned()));
            }
            // Names of inline types may change with those of others, so that no entry can rely on them.
            let parts = member::members(&api.ty(id).shape);
            pins.properties
                .extend(self.parts(component, id, parts, Self::member, Ident::snake));
            let parts = member::variants(&api.ty(id).shape);
            let variants = self.parts(component, id, parts, Self::variant, upper_camel);
            pins.variants.extend(variants);
        }
        pins
    }

    fn parts(
        &self,
        component: &str,
        id: TypeId,
        parts: Option<Parts<'_>>,
        name: impl Fn(&Self, TypeId, usize) -> &Ident,
        ident: impl Fn(&str) -> Ident,
    ) -> Vec<(String, String)> {
        let Some(parts) = parts else {
            return Vec::new();
        };
        let mut wanting: HashMap<Option<&Ident>, usize> = HashMap::new();
        for at in 0..parts.texts.len() {
            *wanting.entry(parts.plain_name(at)).or_default() += 1;
        }
        let texts = parts.texts.iter().enumerate();
        let pinned = texts.filter_map(|(at, text)| {
            let name = name(self, id, at);
            let same = parts.texts.iter().filter(|one| *one == text);
            let can_be = same.count() == 1
                && is_name(name.as_str())
                && ident(name.as_str()) == *name
                && !parts.is_reserved(name);
            (can_be && parts.plain_name(at) != Some(name))
                .then(|| (format!("{component}.{text}"), name.as_str().to_owned()))
        });
        pinned.collect()
    }
}

fn upper_camel(text: &str) -> Ident {
    Ident::keep_upper_camel(text).unwrap_or_else(|| Ident::upper_camel(text))
}
