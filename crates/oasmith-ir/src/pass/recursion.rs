//! Breaks recursion that no type with a name of its own holds.
//!
//! `X: {type: array, items: {$ref: X}}` is an alias of a list of itself, which no language can
//! write down; and aliases in a circle (which the lenient policy lets pass) mean nothing.

use crate::api::{Api, Fallback};
use crate::origin::Step;
use crate::types::{Shape, Type, TypeId};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Turns what would close such a circle into any JSON.
pub(super) fn break_aliases(api: &mut Api) {
    let mut states = vec![State::New; api.types.len()];
    for root in 0..api.types.len() {
        if states[root] != State::New {
            continue;
        }
        states[root] = State::Open;
        let mut stack = vec![(root, inner(api, root))];
        while let Some((at, rest)) = stack.last_mut() {
            let at = *at;
            let Some(next) = rest.pop() else {
                states[at] = State::Done;
                stack.pop();
                continue;
            };
            match states[next] {
                State::New => {
                    states[next] = State::Open;
                    stack.push((next, inner(api, next)));
                }
                State::Open => {
                    rest.clear();
                    cut(api, at, next);
                }
                State::Done => {}
            }
        }
    }
}

/// Puts any JSON in place of one type within another.
fn cut(api: &mut Api, at: usize, inner: usize) {
    let ty = &api.types[at];
    api.fallbacks.push(Fallback {
        span: ty.span,
        reason:
            "this leads to itself through nothing but lists and second names; any JSON is accepted there"
                .to_owned(),
    });
    let any = Type {
        shape: Shape::Any,
        origin: ty.origin.step(Step::Items),
        ..ty.clone()
    };
    let id = TypeId(u32::try_from(api.types.len()).unwrap_or(u32::MAX));
    let shape = &mut api.types[at].shape;
    if matches!(shape, Shape::Alias(_)) {
        *shape = Shape::Any;
        return;
    }
    for target in shape.uses_mut() {
        if target.id.index() == inner {
            target.id = id;
        }
    }
    api.types.push(any);
}

/// The types that a type is made of where it has no name that could stand for it.
fn inner(api: &Api, at: usize) -> Vec<usize> {
    let ty = &api.types[at];
    if has_own_name(ty) {
        return Vec::new();
    }
    ty.shape
        .uses()
        .iter()
        .rev()
        .map(|target| target.id.index())
        .collect()
}

/// Whether a type is declared as one, rather than written out where it is used. Component maps
/// are; component arrays and scalars are second names.
fn has_own_name(ty: &Type) -> bool {
    match ty.shape {
        Shape::Object(_) | Shape::Union(_) | Shape::Enum(_) => true,
        Shape::Map(_) => ty.origin.is_component(),
        _ => false,
    }
}
