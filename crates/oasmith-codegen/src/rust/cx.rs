//! What every emitter needs to know.

use std::collections::HashMap;
use std::rc::Rc;

use super::derive::Derives;
use super::nesting::Nesting;
use super::validate;
use crate::config::Config;
use crate::names::Names;
use crate::print::{Import, Snippet, snippet};
use oasmith_ir::api::{Api, SecuritySchemeKind};
use oasmith_ir::origin::{Origin, Root};
use oasmith_ir::types::{Additional, Shape, Type, TypeId, TypeRef};

/// The frozen API, its names and the configuration; and what follows from them for all types. A clone shares
/// that: there is one for each file of operations.
#[derive(Debug, Clone)]
pub struct Cx<'a> {
    /// The API.
    pub api: &'a Api,
    /// The names of everything in it.
    pub names: &'a Names,
    /// What the user set.
    pub config: &'a Config,
    /// What models can derive.
    pub derives: Rc<Derives>,
    /// Whether types are written outside of the module `models`.
    outside: bool,
    /// Names of the standard library that models have as well.
    shadowed: Vec<&'static str>,
    /// The types that are parameters themselves, by index.
    parameters: Rc<[bool]>,
    /// The models that are components, by the components' names.
    components: Rc<HashMap<&'a str, TypeId>>,
    /// The security schemes by their names, as indices.
    schemes: Rc<HashMap<&'a str, usize>>,
    /// The types with limits in or below them, by index.
    limited: Rc<[bool]>,
    /// The types that are sent, or part of one that is or may be, by index.
    checked: Rc<[bool]>,
    /// How deep types hold each other.
    pub nesting: Nesting,
}

/// The names that emitted code takes from the standard library, with their full paths.
const STANDARD: &[(&str, &str)] = &[
    ("BTreeMap", "::std::collections::BTreeMap"),
    ("Box", "::std::boxed::Box"),
    ("Clone", "::std::clone::Clone"),
    ("Copy", "::std::marker::Copy"),
    ("Debug", "::std::fmt::Debug"),
    ("Default", "::std::default::Default"),
    ("Eq", "::std::cmp::Eq"),
    ("From", "::std::convert::From"),
    ("FromIterator", "::std::iter::FromIterator"),
    ("Hash", "::std::hash::Hash"),
    ("Into", "::std::convert::Into"),
    ("IntoFuture", "::std::future::IntoFuture"),
    ("IntoIterator", "::std::iter::IntoIterator"),
    ("None", "::std::option::Option::None"),
    ("Ok", "::std::result::Result::Ok"),
    ("Option", "::std::option::Option"),
    ("Ord", "::std::cmp::Ord"),
    ("PartialEq", "::std::cmp::PartialEq"),
    ("PartialOrd", "::std::cmp::PartialOrd"),
    ("Result", "::std::result::Result"),
    ("Some", "::std::option::Option::Some"),
    ("String", "::std::string::String"),
    ("Vec", "::std::vec::Vec"),
];

impl<'a> Cx<'a> {
    /// Looks over an API once.
    pub fn new(api: &'a Api, names: &'a Names, config: &'a Config) -> Self {
        let mut shadowed: Vec<&'static str> = api
            .models
            .iter()
            .filter_map(|&id| full_path(names.model(id).as_str()).map(|(short, _)| *short))
            .collect();
        shadowed.sort_unstable();
        let cx = Self {
            derives: Rc::default(),
            outside: false,
            shadowed,
            components: Rc::new(components(api)),
            schemes: Rc::new(schemes(api)),
            parameters: reachable(api, parameters(api)).into(),
            limited: limited(api).into(),
            checked: reachable(api, sent(api)).into(),
            nesting: Nesting::default(),
            api,
            names,
            config,
        };
        let derives = Rc::new(Derives::new(&cx));
        let nesting = Nesting::of(&cx);
        Self {
            derives,
            nesting,
            ..cx
        }
    }

    /// The same for what is written outside of the module `models`, where a model is
    /// `models::Name`, nothing is shadowed, and maps are written by their path.
    #[must_use]
    pub fn outside(&self) -> Self {
        Self {
            outside: true,
            shadowed: vec!["BTreeMap"],
            ..self.clone()
        }
    }

    /// The name of a model as it is written here.
    pub fn model(&self, id: TypeId) -> Snippet {
        let name = self.names.model(id);
        let written = if self.outside {
            snippet!("models::{}", name)
        } else {
            Snippet::from(name)
        };
        written.importing(Import::Model(id))
    }

    /// A name of the standard library (`Option`, `Vec`, …) as it can be written among the models: by
    /// its full path where a model has the same name.
    pub fn std(&self, name: &'static str) -> &'static str {
        if self.shadowed.binary_search(&name).is_err() {
            return name;
        }
        full_path(name).map_or(name, |(_, path)| path)
    }

    /// What a security scheme is, if there is one of that name.
    pub fn scheme(&self, name: &str) -> Option<&'a SecuritySchemeKind> {
        let at = self.schemes.get(name)?;
        let (_, scheme) = self.api.security_schemes.get(*at)?;
        Some(&scheme.kind)
    }

    /// The model that a component is, if it is one.
    pub fn component(&self, name: &str) -> Option<TypeId> {
        self.components.get(name).copied()
    }

    /// The types that a type's values hold.
    pub fn parts(&self, id: TypeId) -> Vec<TypeRef> {
        self.api.ty(id).shape.uses()
    }

    /// Whether `BTreeMap` is written by that name, so that files that have maps import it.
    pub fn imports_map(&self) -> bool {
        self.std("BTreeMap") == "BTreeMap"
    }

    /// Whether a parameter of some operation is of this type, so that it must know how to be one.
    pub fn is_parameter(&self, id: TypeId) -> bool {
        self.parameters.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether values of the type can be checked: it is sent, or part of what is.
    pub fn is_checked(&self, id: TypeId) -> bool {
        self.checked.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether values of the type have limits, in themselves or in what they hold.
    pub fn is_limited(&self, id: TypeId) -> bool {
        self.limited.get(id.index()).copied().unwrap_or(false)
    }
}

/// The first security scheme of each name.
fn schemes(api: &Api) -> HashMap<&str, usize> {
    let schemes = api.security_schemes.iter().enumerate().rev();
    schemes
        .map(|(at, (name, _))| (name.value.as_str(), at))
        .collect()
}

fn full_path(name: &str) -> Option<&'static (&'static str, &'static str)> {
    let at = STANDARD.binary_search_by(|(short, _)| (*short).cmp(name));
    STANDARD.get(at.ok()?)
}

fn components(api: &Api) -> HashMap<&str, TypeId> {
    let name = |&id: &TypeId| match &api.ty(id).origin {
        origin if !origin.is_component() => None,
        Origin {
            root: Root::Component(name),
            ..
        } => Some((name.as_str(), id)),
        Origin { .. } => None,
    };
    api.models.iter().filter_map(name).collect()
}

/// The types of the parameters.
fn parameters(api: &Api) -> Vec<TypeId> {
    api.operations
        .iter()
        .chain(&api.webhooks)
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| parameter.ty.id)
        .collect()
}

/// The models that are sent. What one of them holds need not be among them: a component that no
/// operation reaches counts as sent, though its members may only be received.
fn sent(api: &Api) -> Vec<TypeId> {
    let models = api.models.iter().copied();
    models.filter(|&id| api.ty(id).usage.sent).collect()
}

/// These types and what they are made of, by index.
fn reachable(api: &Api, mut open: Vec<TypeId>) -> Vec<bool> {
    let mut marked = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut marked[id.index()], true) {
            open.extend(api.ty(id).shape.uses().iter().map(|part| part.id));
        }
    }
    marked
}

/// Whether a type limits values itself.
fn limits_itself(ty: &Type) -> bool {
    let both = ty.usage.sent && ty.usage.received;
    let by_shape = match &ty.shape {
        Shape::Union(_) | Shape::Enum(_) => true,
        Shape::Tuple(tuple) => both && ty.is_declared() && tuple.rest.is_none(),
        Shape::Object(object) => both && matches!(object.additional, Additional::Forbidden),
        shape => shape.format().is_some(),
    };
    by_shape || validate::has_limits(ty) || ty.rule.is_some()
}

/// The types from which a limit can be reached.
fn limited(api: &Api) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    let mut marked = vec![false; api.types.len()];
    let mut open = Vec::new();
    for (index, ty) in api.types.iter().enumerate() {
        for part in ty.shape.uses() {
            holders[part.id.index()].push(index);
        }
        if limits_itself(ty) {
            open.push(index);
        }
    }
    while let Some(index) = open.pop() {
        if !std::mem::replace(&mut marked[index], true) {
            open.extend(&holders[index]);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_names_are_sorted() {
        assert!(STANDARD.is_sorted_by_key(|(short, _)| *short));
    }
}
