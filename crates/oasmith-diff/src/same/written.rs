//! Which code has to be written to compare it.

use std::collections::{HashMap, HashSet};

use oasmith_codegen::layout::excerpt::Wanted;
use oasmith_ir::types::{Shape, TypeId};

use super::Same;
use crate::compare::OperationEntry;
use crate::side::Side;

impl Same {
    /// What has to be written of each side to compare the code.
    pub(crate) fn wanted(
        &self,
        base: &Side,
        head: &Side,
        operations: &[OperationEntry<'_>],
    ) -> (Wanted, Wanted) {
        let (mut was, mut is) = (Wanted::default(), Wanted::default());
        let same: Vec<(TypeId, TypeId)> = models_in_both(base, head)
            .into_iter()
            .filter(|ends| self.written_alike.contains(ends))
            .collect();
        let (base_same, head_same): (HashSet<TypeId>, HashSet<TypeId>) = same.into_iter().unzip();
        let differing = |side: &Side, same: &HashSet<TypeId>| -> Vec<TypeId> {
            let models = side.api.models.iter().copied();
            // Second names are seen through wherever they stand.
            let seen_through = |id: &TypeId| {
                let shape = &side.api.ty(*id).shape;
                !matches!(shape, Shape::Object(_) | Shape::Enum(_) | Shape::Union(_))
            };
            models
                .filter(|id| !same.contains(id) || seen_through(id))
                .collect()
        };
        was.models = differing(base, &base_same);
        is.models = differing(head, &head_same);
        for (at, entry) in operations.iter().enumerate() {
            if entry.webhook || self.operations_written_alike.contains(&at) {
                continue;
            }
            was.operations.extend(entry.pair.base().map(|(at, _)| at));
            is.operations.extend(entry.pair.head().map(|(at, _)| at));
        }
        // A group that both sides have must be seen on both.
        was.groups = modules(base, &was.operations);
        was.groups.extend(modules(head, &is.operations));
        is.groups = was.groups.clone();
        (was, is)
    }
}

/// The modules of operations.
fn modules(side: &Side, operations: &HashSet<usize>) -> HashSet<String> {
    let groups = side.names.groups().iter();
    groups
        .filter(|group| group.operations.iter().any(|at| operations.contains(at)))
        .map(|group| group.names.module.as_str().to_owned())
        .collect()
}

/// The models that have one name in Rust on both sides.
pub(super) fn models_in_both(base: &Side, head: &Side) -> Vec<(TypeId, TypeId)> {
    let names: HashMap<&str, TypeId> = base
        .api
        .models
        .iter()
        .map(|&id| (base.names.model(id).as_str(), id))
        .collect();
    let models = head.api.models.iter();
    models
        .filter_map(|&id| Some((*names.get(head.names.model(id).as_str())?, id)))
        .collect()
}
