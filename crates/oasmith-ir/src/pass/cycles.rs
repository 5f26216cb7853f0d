//! Finds the uses that need a pointer, because a value would hold itself.
//!
//! Members hold their values themselves; arrays and maps keep theirs elsewhere. A variant whose
//! type is an object always stands behind a pointer, so that no cycle goes through it.

use crate::api::Api;
use crate::types::{Shape, TypeId, TypeRef};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Marks the uses that close a cycle, going by the document's order.
pub(super) fn run(api: &mut Api) {
    let mut states = vec![State::New; api.types.len()];
    let mut closing: Vec<(usize, usize)> = Vec::new();
    for root in 0..api.types.len() {
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

/// The types that a value of this type holds itself, each with the number of its use; last first.
fn held(api: &Api, at: usize) -> Vec<(usize, usize)> {
    let target = |id: TypeId| api.resolve_alias(id).index();
    let mut held: Vec<(usize, usize)> = match &api.types[at].shape {
        Shape::Object(object) => {
            let members = object.members.iter().enumerate();
            members
                .map(|(n, member)| (n, target(member.ty.id)))
                .collect()
        }
        Shape::Tuple(tuple) => {
            let items = tuple.items.iter().enumerate();
            items.map(|(n, item)| (n, target(item.id))).collect()
        }
        Shape::Union(union) => {
            let variants = union.variants.iter().enumerate();
            variants
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
