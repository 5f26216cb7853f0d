//! Finds recursion that no declared type holds.
//!
//! `X: {type: array, items: {$ref: X}}` is a second name for a list of itself, which can't be written
//! down: `X` has to be a type of its own. Second names in a circle (which the lenient policy lets
//! pass) mean nothing.

use crate::api::{Api, Fallback};
use crate::types::{Shape, Type, TypeId};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Marks the types that close such a circle, and turns circles of second names into any JSON.
pub(super) fn run(api: &mut Api) {
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
                    let circle = stack.iter().map(|(at, _)| *at);
                    let circle: Vec<usize> = circle.skip_while(|at| *at != next).collect();
                    close(api, &circle);
                    for (at, rest) in &mut stack {
                        if has_own_name(&api.types[*at]) || is_any(&api.types[*at]) {
                            rest.clear();
                        }
                    }
                }
                State::Done => {}
            }
        }
    }
}

/// Declares what goes round in a circle: its components where they hold others, else the first type
/// that does.
fn close(api: &mut Api, circle: &[usize]) {
    let holds = |at: &&usize| !matches!(api.types[**at].shape, Shape::Alias(_));
    let component = |at: &&usize| holds(at) && api.types[**at].origin.is_component();
    let mut declared: Vec<usize> = circle.iter().filter(component).copied().collect();
    if declared.is_empty() {
        declared.extend(circle.iter().find(holds));
    }
    for at in &declared {
        let ty = &mut api.types[*at];
        ty.recursive = true;
        if !ty.origin.is_component() {
            api.models.push(TypeId::of_index(*at));
        }
    }
    if let (true, Some(last)) = (declared.is_empty(), circle.last()) {
        let ty = &mut api.types[*last];
        ty.shape = Shape::Any;
        api.fallbacks.push(Fallback {
            span: ty.span,
            reason:
                "this leads to itself through nothing but second names; any JSON is accepted there"
                    .to_owned(),
        });
    }
}

fn is_any(ty: &Type) -> bool {
    matches!(ty.shape, Shape::Any)
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
/// are; other component lists and scalars are second names.
fn has_own_name(ty: &Type) -> bool {
    ty.is_declared() || matches!(ty.shape, Shape::Map(_)) && ty.origin.is_component()
}
