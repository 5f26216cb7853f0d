//! Which of the ways that lead to an inline type gives it its origin.
//!
//! A type may be met several times: where `allOf` copies the property that holds it, where a union repeats what
//! stands beside it, where a reference leads into another schema. The first meeting depends on the order of the document,
//! so the lowering notes all of them, and the origin is the shortest way, by its text where two are equally short.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Lowering;
use super::conjunction::Place;
use crate::operation::Operation;
use crate::origin::{Origin, Root, Step};
use crate::types::TypeId;

/// A possible origin of a type: a way that leads to it.
pub(super) enum OriginCandidate {
    /// From an operation or a shared component; whether it may lead to what is written elsewhere.
    Direct(Origin, bool),
    /// By a step from another type; whether it may lead to what is written elsewhere: by a reference, or since that type
    /// is composed of several schemas.
    Step(TypeId, Step, bool),
}

/// What makes one way better than another one: the fewest steps that may lead elsewhere, the kind of its root, its length,
/// its text.
type Cost = (usize, usize, usize, String);

impl Lowering<'_> {
    /// Whether a place is what a reference leads to.
    pub(super) fn is_referred(&self, place: &Place) -> bool {
        let Place::All(conjunction) = place else {
            return false;
        };
        let mut parts = conjunction.parts.iter();
        parts.all(|id| self.document.schema(*id).reference.is_some())
    }

    /// Gives every type the origin that the best way to it has.
    pub(super) fn settle_origins(&mut self, operations: &[Operation], webhooks: &[Operation]) {
        let mut steps: Vec<Vec<(TypeId, Step, bool)>> = vec![Vec::new(); self.types.len()];
        let mut heap: BinaryHeap<Reverse<(Cost, TypeId, usize)>> = BinaryHeap::new();
        let mut origins: Vec<Origin> = Vec::new();
        for at in 0..self.document.components.len() {
            let Some(ty) = self.types.get(at) else { break };
            let cost = (0, 0, 0, text(&ty.origin, operations, webhooks));
            heap.push(Reverse((cost, TypeId::of_index(at), origins.len())));
            origins.push(ty.origin.clone());
        }
        for (id, way) in std::mem::take(&mut self.origin_candidates) {
            match way {
                OriginCandidate::Direct(origin, elsewhere) => {
                    let text = text(&origin, operations, webhooks);
                    let rank = rank(&origin.root);
                    let cost = (usize::from(elsewhere), rank, origin.steps.len(), text);
                    heap.push(Reverse((cost, id, origins.len())));
                    origins.push(origin);
                }
                OriginCandidate::Step(from, step, elsewhere) => {
                    if let Some(steps) = steps.get_mut(from.index()) {
                        steps.push((id, step, elsewhere));
                    }
                }
            }
        }
        let mut settled = vec![false; self.types.len()];
        while let Some(Reverse((cost, id, origin))) = heap.pop() {
            let (Some(settled), Some(origin)) = (settled.get_mut(id.index()), origins.get(origin))
            else {
                continue;
            };
            if std::mem::replace(settled, true) {
                continue;
            }
            let origin = origin.clone();
            let next = steps.get_mut(id.index()).map(std::mem::take);
            for (to, step, elsewhere) in next.unwrap_or_default() {
                let (turns, rank, length, text) = &cost;
                let text = format!("{text} {step:?}");
                let cost = (turns + usize::from(elsewhere), *rank, length + 1, text);
                heap.push(Reverse((cost, to, origins.len())));
                origins.push(origin.step(step));
            }
            if let Some(ty) = self.types.get_mut(id.index()) {
                ty.origin = origin;
            }
        }
    }
}

fn rank(root: &Root) -> usize {
    match root {
        Root::Component(_) => 0,
        Root::Shared(_) => 1,
        Root::Operation(_) => 2,
        Root::Webhook(_) | Root::LeftOut(_) => 3,
    }
}

/// An origin as text, which no order of operations changes.
fn text(origin: &Origin, operations: &[Operation], webhooks: &[Operation]) -> String {
    let operation = |operation: Option<&Operation>| {
        operation.map_or_else(String::new, |one| {
            format!("{} {}", one.path.raw, one.method)
        })
    };
    let root = match &origin.root {
        Root::Component(name) | Root::Shared(name) | Root::LeftOut(name) => name.clone(),
        Root::Operation(at) => operation(operations.get(*at)),
        Root::Webhook(at) => operation(webhooks.get(*at)),
    };
    let steps = origin.steps.iter().map(|step| format!(" {step:?}"));
    root + &steps.collect::<String>()
}
