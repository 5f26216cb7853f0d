//! Requests without what only responses have, and responses without what only requests have.
//!
//! `readOnly` members are no part of what is sent, `writeOnly` ones no part of what is received. A
//! type that has some, in itself or in what it is made of, has two views. The view of requests is a
//! type beside it (`UserRequest`); it is there whenever a component has `readOnly` members, so that
//! it keeps its name when an operation is added that receives the component as well.

use foldhash::{HashMap, HashMapExt as _};

use crate::api::Api;
use crate::operation::Operation;
use crate::origin::{Origin, Root, Step};
use crate::types::{Member, Shape, TypeId, TypeRef};

/// Makes the views, and lets requests use theirs.
pub(super) fn run(api: &mut Api) {
    let holders = holders(api);
    let read_only = reaching(api, &holders, |member| {
        member.read_only && !member.write_only
    });
    let write_only = reaching(api, &holders, |member| {
        member.write_only && !member.read_only
    });
    if !read_only.contains(&true) && !write_only.contains(&true) {
        return;
    }
    let sent = reachable(api, roots(api, Direction::Sent));
    let received = reachable(api, roots(api, Direction::Received));
    let mut views: HashMap<TypeId, TypeId> = HashMap::new();
    for at in 0..sent.len() {
        let shared = received[at] || matches!(api.types[at].origin.root, Root::Component(_));
        let differs = read_only[at] && shared || write_only[at] && received[at];
        if sent[at] && differs {
            views.insert(TypeId::of_index(at), add_view(api, at));
        }
    }
    for at in 0..sent.len() {
        let view = views.get(&TypeId::of_index(at)).copied();
        match view {
            Some(view) => narrow(api, view, &views),
            // What is only sent is its own view.
            None if sent[at] && !received[at] => narrow(api, TypeId::of_index(at), &views),
            None => {}
        }
        if received[at] {
            drop_members(api, TypeId::of_index(at), |member| {
                member.write_only && !member.read_only
            });
        }
    }
    use_views(api, &views);
    let models = std::mem::take(&mut api.models);
    for model in models {
        api.models.push(model);
        let view = views.get(&model).copied();
        api.models
            .extend(view.filter(|view| api.ty(*view).is_model()));
    }
}

/// A copy of a type, which is not yet narrowed.
fn add_view(api: &mut Api, at: usize) -> TypeId {
    let mut view = api.types[at].clone();
    view.origin = origin(&view.origin);
    api.add_type(view)
}

/// Where a view stands: beside the component that it is of or below, or else beside its type.
fn origin(of: &Origin) -> Origin {
    let mut origin = of.clone();
    let place = match origin.root {
        Root::Component(_) => 0,
        _ => origin.steps.len(),
    };
    origin.steps.insert(place, Step::Request);
    origin
}

/// Leaves out what is not sent, and uses the views of what is left.
fn narrow(api: &mut Api, id: TypeId, views: &HashMap<TypeId, TypeId>) {
    drop_members(api, id, |member| member.read_only && !member.write_only);
    for target in api.types[id.index()].shape.uses_mut() {
        use_view(target, views);
    }
}

fn use_view(target: &mut TypeRef, views: &HashMap<TypeId, TypeId>) {
    if let Some(view) = views.get(&target.id) {
        target.id = *view;
    }
}

fn drop_members(api: &mut Api, id: TypeId, dropped: fn(&Member) -> bool) {
    if let Shape::Object(object) = &mut api.types[id.index()].shape {
        object.members.retain(|member| !dropped(member));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Sent,
    Received,
}

/// What operations send, or receive. The server calls a webhook, so that its sides are the other way
/// round.
fn roots(api: &Api, direction: Direction) -> Vec<TypeId> {
    let (own, other): (Vec<TypeId>, Vec<TypeId>) = match direction {
        Direction::Sent => (
            api.operations.iter().flat_map(Operation::sent).collect(),
            api.webhooks.iter().flat_map(Operation::received).collect(),
        ),
        Direction::Received => (
            api.operations
                .iter()
                .flat_map(Operation::received)
                .collect(),
            api.webhooks.iter().flat_map(Operation::sent).collect(),
        ),
    };
    [own, other].concat()
}

/// Lets what is sent name the views.
fn use_views(api: &mut Api, views: &HashMap<TypeId, TypeId>) {
    let operations = api.operations.iter_mut().flat_map(Operation::sent_mut);
    let webhooks = api.webhooks.iter_mut().flat_map(Operation::received_mut);
    operations
        .chain(webhooks)
        .for_each(|target| use_view(target, views));
}

fn reachable(api: &Api, mut stack: Vec<TypeId>) -> Vec<bool> {
    let mut reached = vec![false; api.types.len()];
    while let Some(id) = stack.pop() {
        if !std::mem::replace(&mut reached[id.index()], true) {
            stack.extend(api.ty(id).shape.uses().iter().map(|target| target.id));
        }
    }
    reached
}

/// By which types each is used.
fn holders(api: &Api) -> Vec<Vec<usize>> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (at, ty) in api.types.iter().enumerate() {
        for target in ty.shape.uses() {
            holders[target.id.index()].push(at);
        }
    }
    holders
}

/// The types that have such a member, in themselves or in what they are made of.
fn reaching(api: &Api, holders: &[Vec<usize>], wanted: fn(&Member) -> bool) -> Vec<bool> {
    let has = |shape: &Shape| match shape {
        Shape::Object(object) => object.members.iter().any(wanted),
        _ => false,
    };
    let mut stack: Vec<usize> = (0..api.types.len())
        .filter(|at| has(&api.types[*at].shape))
        .collect();
    let mut reaching = vec![false; api.types.len()];
    while let Some(at) = stack.pop() {
        if !std::mem::replace(&mut reaching[at], true) {
            stack.extend(&holders[at]);
        }
    }
    reaching
}
