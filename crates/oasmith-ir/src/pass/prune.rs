//! Leaves out of the models what nobody came to use.

use crate::api::Api;
use crate::operation::Operation;
use crate::types::TypeId;

/// Keeps the models that operations and webhooks reach, and with `components` those that components
/// reach.
pub(super) fn run(api: &mut Api, components: bool) {
    let mut reached = vec![false; api.types.len()];
    let roots = (0..api.types.len()).filter(|at| api.types[*at].origin.is_component());
    let mut stack: Vec<usize> = roots.filter(|_| components).collect();
    let operations = api.operations.iter().chain(&api.webhooks);
    stack.extend(operations.flat_map(Operation::uses).map(TypeId::index));
    while let Some(at) = stack.pop() {
        if !std::mem::replace(&mut reached[at], true) {
            let inner = api.types[at].shape.uses();
            stack.extend(inner.iter().map(|target| target.id.index()));
        }
    }
    let mut models = std::mem::take(&mut api.models);
    models.retain(|id| reached[id.index()] && api.types[id.index()].is_model());
    api.models = models;
}
