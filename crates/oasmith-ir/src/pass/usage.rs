//! In which direction operations move types.

use crate::api::Api;
use crate::operation::Operation;
use crate::types::{TypeId, Usage};

/// Marks every type with its directions. What no operation reaches counts as both.
pub(super) fn run(api: &mut Api) {
    for ty in &mut api.types {
        ty.usage = Usage::default();
    }
    let mut to_send: Vec<TypeId> = api.operations.iter().flat_map(Operation::sent).collect();
    let mut to_receive: Vec<TypeId> = api
        .operations
        .iter()
        .flat_map(Operation::received)
        .collect();
    // The server calls a webhook, so that its caller's side is the other one.
    to_send.extend(api.webhooks.iter().flat_map(Operation::received));
    to_receive.extend(api.webhooks.iter().flat_map(Operation::sent));
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
            stack.extend(ty.shape.uses().iter().map(|target| target.id));
        }
    }
}
