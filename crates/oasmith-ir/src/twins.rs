//! Inline types that are the same.
//!
//! Documents that were written by programs spell one object out wherever it is used: most of the inline
//! types of the largest ones are the same as another. Declaring each of them costs whoever compiles the
//! code, and gives users types that don't fit each other though nothing tells them apart.

mod key;

use foldhash::{HashMap, HashMapExt as _};

use crate::api::Api;
use crate::constraint::Constraints;
use crate::types::{Shape, TypeId, TypeRef};

/// Makes each inline type that is the same as an earlier one of [`Api::models`] a second name of that,
/// and marks it [`twin`](crate::types::Type::twin), so that it keeps its name.
///
/// Types are the same where values, limits, direction and all docs below them are, and where they are
/// called the same: the members `owner` of two objects, the parameters `direction` of two operations.
/// Bodies of requests and responses, which nothing calls anything, stay apart. What is said of a type
/// as a whole may differ, since it stays with the name. `label` tells what else must be the same;
/// `None` lets a type alone. Components, deprecated types, and types that have rules or hold
/// themselves, are let alone as well.
pub fn join(api: &mut Api, label: impl Fn(TypeId) -> Option<String>) {
    let mut twins = Twins {
        api,
        label: &label,
        firsts: HashMap::new(),
        first: vec![Progress::Unseen; api.types.len()],
    };
    for &id in &api.models {
        twins.first(id);
    }
    let first = twins.first;
    for (at, progress) in first.into_iter().enumerate() {
        if let Progress::Done(first) = progress
            && first.index() != at
        {
            let ty = &mut api.types[at];
            ty.twin = true;
            ty.constraints = Constraints::default();
            ty.shape = Shape::Alias(TypeRef {
                id: first,
                nullable: false,
                cyclic: false,
            });
        }
    }
}

/// How far the search for the first type that is the same has come.
#[derive(Clone, Copy)]
enum Progress {
    Unseen,
    /// Its parts are being looked at. Whoever meets it again holds itself.
    Begun,
    Done(TypeId),
}

struct Twins<'a> {
    api: &'a Api,
    label: &'a dyn Fn(TypeId) -> Option<String>,
    /// The first type of each key.
    firsts: HashMap<String, TypeId>,
    /// By the type's index.
    first: Vec<Progress>,
}

impl Twins<'_> {
    /// The first type that is the same as this model, which may be itself.
    fn first(&mut self, id: TypeId) -> TypeId {
        match self.first[id.index()] {
            Progress::Done(first) => return first,
            Progress::Begun => return id,
            Progress::Unseen => {}
        }
        self.first[id.index()] = Progress::Begun;
        let first = match self.key(id) {
            Some(key) => *self.firsts.entry(key).or_insert(id),
            None => id,
        };
        self.first[id.index()] = Progress::Done(first);
        first
    }

    /// What is the same for types that are; `None` for a type that is let alone.
    fn key(&mut self, id: TypeId) -> Option<String> {
        let ty = self.api.ty(id);
        let alone =
            ty.origin.is_component() || ty.docs.deprecated || ty.rule.is_some() || ty.recursive;
        if alone {
            return None;
        }
        let mut key = (self.label)(id)?;
        key::called(&ty.origin, &mut key)?;
        self.describe(id, &mut key);
        Some(key)
    }
}
