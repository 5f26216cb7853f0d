//! Finds the uses that need a pointer, because a value would hold itself.
//!
//! Members hold their values themselves; arrays and maps keep theirs elsewhere. A variant whose
//! type is an object always stands behind a pointer, so that no cycle goes through it.

use crate::api::Api;
use crate::origin::Root;
use crate::types::{Shape, TypeId, TypeRef};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Marks the uses that close a cycle, going by the names of components and properties: the document's order decides
/// nothing.
pub(super) fn run(api: &mut Api) {
    let mut states = vec![State::New; api.types.len()];
    let mut closing: Vec<(usize, usize)> = Vec::new();
    for root in roots(api) {
        if states[root] != State::New {
            continue;
        }
        states[root] = State::Open;
        let mut stack = vec![(root, held(api, root))];
        while let Some((at, rest)) = stack.last_mut() {
            let Some((index, next)) = rest.pop() else {
                states[*at] = State::Done;
                stack.pop();
                continue;
            };
            match states[next] {
                State::New => {
                    states[next] = State::Open;
                    stack.push((next, held(api, next)));
                }
                State::Open => closing.push((*at, index)),
                State::Done => {}
            }
        }
    }
    for (at, index) in closing {
        if let Some(target) = use_mut(&mut api.types[at].shape, index) {
            target.cyclic = true;
        }
    }
}

/// All types: components by their names, then the others, whose cycles go through a component.
fn roots(api: &Api) -> Vec<usize> {
    let mut roots: Vec<usize> = (0..api.types.len()).collect();
    roots.sort_by_key(|at| {
        let origin = &api.types[*at].origin;
        match &origin.root {
            Root::Component(name) if origin.steps.is_empty() => (0, name.as_str()),
            _ => (1, ""),
        }
    });
    roots
}

/// The types that a value of this type holds itself, each with the number of its use; last first by the names of
/// properties and variants.
fn held(api: &Api, at: usize) -> Vec<(usize, usize)> {
    let target = |id: TypeId| api.resolve_alias(id).index();
    let mut held: Vec<(usize, usize)> = match &api.types[at].shape {
        Shape::Object(object) => {
            let mut members: Vec<_> = object.members.iter().enumerate().collect();
            members.sort_by_key(|(_, member)| member.name.as_str());
            members
                .into_iter()
                .map(|(n, member)| (n, target(member.ty.id)))
                .collect()
        }
        Shape::Tuple(tuple) => {
            let items = tuple.items.iter().enumerate();
            items.map(|(n, item)| (n, target(item.id))).collect()
        }
        Shape::Union(union) => {
            let mut variants: Vec<_> = union.variants.iter().enumerate().collect();
            variants.sort_by_key(|(_, variant)| variant.name.as_str());
            variants
                .into_iter()
                .map(|(n, variant)| (n, target(variant.ty.id)))
                .filter(|(_, id)| !matches!(api.types[*id].shape, Shape::Object(_)))
                .collect()
        }
        _ => Vec::new(),
    };
    held.reverse();
    held
}

fn use_mut(shape: &mut Shape, index: usize) -> Option<&mut TypeRef> {
    match shape {
        Shape::Object(object) => object.members.get_mut(index).map(|member| &mut member.ty),
        Shape::Tuple(tuple) => tuple.items.get_mut(index),
        Shape::Union(union) => union.variants.get_mut(index).map(|variant| &mut variant.ty),
        _ => None,
    }
}
