//! In which direction operations move types.

use super::walk;
use crate::api::Api;
use crate::operation::Operation;
use crate::types::{TypeId, Usage};

/// What the caller of an operation sends: parameters and bodies.
pub(super) fn sent(operation: &Operation) -> impl Iterator<Item = TypeId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.ty);
    let bodies = operation.body.iter().flat_map(|body| &body.contents);
    parameters
        .chain(bodies.filter_map(|content| content.ty))
        .map(|target| target.id)
}

/// What the caller of an operation receives: responses and their headers.
pub(super) fn received(operation: &Operation) -> impl Iterator<Item = TypeId> {
    operation.responses.iter().flat_map(|response| {
        let contents = response.contents.iter().filter_map(|content| content.ty);
        let headers = response.headers.iter().filter_map(|header| header.ty);
        contents.chain(headers).map(|target| target.id)
    })
}

/// Marks every type with its directions. What no operation reaches counts as both.
pub(super) fn run(api: &mut Api) {
    let mut to_send: Vec<TypeId> = api.operations.iter().flat_map(sent).collect();
    let mut to_receive: Vec<TypeId> = api.operations.iter().flat_map(received).collect();
    // The server calls a webhook, so that its caller's side is the other one.
    to_send.extend(api.webhooks.iter().flat_map(received));
    to_receive.extend(api.webhooks.iter().flat_map(sent));
    spread(api, to_send, |usage| &mut usage.sent);
    spread(api, to_receive, |usage| &mut usage.received);
    for ty in &mut api.types {
        if ty.usage == Usage::default() {
            ty.usage = Usage {
                sent: true,
                received: true,
            };
        }
    }
}

fn spread(api: &mut Api, mut stack: Vec<TypeId>, direction: fn(&mut Usage) -> &mut bool) {
    while let Some(id) = stack.pop() {
        let ty = &mut api.types[id.index()];
        if !std::mem::replace(direction(&mut ty.usage), true) {
            stack.extend(walk::uses(&ty.shape).iter().map(|target| target.id));
        }
    }
}
