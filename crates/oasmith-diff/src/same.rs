//! What both documents have alike, all the way down.
//!
//! Most of two versions is the same, and there is nothing to find in it: it need not be compared rule by
//! rule, and its code need not be written. So types are first compared as they are, with all that
//! compares of them in the document or shows in Rust; one that differs makes what holds it differ.

mod operation;
mod ty;

use std::collections::{HashMap, HashSet};

use oasmith_codegen::layout::excerpt::Wanted;
use oasmith_codegen::rust::cx::Cx;
use oasmith_ir::types::{Shape, TypeId};

use crate::compare::OperationEntry;
use crate::pair::Pair;
use crate::side::Side;

pub(crate) use ty::members as is_same_member;

/// One side with what follows from it for its types.
pub(crate) struct Half<'a> {
    pub(crate) side: &'a Side,
    pub(crate) cx: Cx<'a>,
}

impl<'a> Half<'a> {
    pub(crate) fn new(side: &'a Side) -> Self {
        let cx = Cx::new(&side.api, &side.names, &side.config);
        Self { side, cx }
    }
}

/// What both have alike.
#[derive(Debug, Default)]
pub(crate) struct Same {
    /// Pairs of types, each with whether they differ.
    differs: HashMap<(TypeId, TypeId), bool>,
    /// Operations, by their place in the list of pairs.
    operations: HashSet<usize>,
}

impl Same {
    /// Compares two sides, whose operations are paired already.
    pub(crate) fn new(base: &Half<'_>, head: &Half<'_>, operations: &[OperationEntry<'_>]) -> Self {
        // What a configuration says may show anywhere.
        if format!("{:?}", base.side.config) != format!("{:?}", head.side.config) {
            return Self::default();
        }
        let mut walk = Walk {
            base,
            head,
            place: HashMap::new(),
            pairs: Vec::new(),
            open: Vec::new(),
        };
        let mut known: Vec<(usize, Vec<usize>)> = Vec::new();
        for (at, entry) in operations.iter().enumerate() {
            let parent = entry.parent.and_then(|at| operations.get(at));
            let gone = parent.is_some_and(|parent| parent.pair.both().is_none());
            let parts = operation::parts(base.side, head.side, entry).filter(|_| !gone);
            if let Some(parts) = parts {
                let parts = parts.into_iter();
                known.push((
                    at,
                    parts.map(|(base, head)| walk.pair(base, head)).collect(),
                ));
            }
        }
        for (base, head) in models_in_both(base.side, head.side) {
            walk.pair(base, head);
        }
        let differs = walk.finish();
        let same = |part: &usize| differs.get(*part) == Some(&false);
        let operations = known
            .into_iter()
            .filter(|(_, parts)| parts.iter().all(same));
        Self {
            operations: operations.map(|(at, _)| at).collect(),
            differs: walk
                .place
                .iter()
                .map(|(ends, at)| (*ends, !same(at)))
                .collect(),
        }
    }

    /// Whether two types are the same with all that they are made of.
    pub(crate) fn are_types(&self, base: TypeId, head: TypeId) -> bool {
        self.differs.get(&(base, head)) == Some(&false)
    }

    /// Whether the operations of a pair are the same with all that they are made of.
    pub(crate) fn are_operations(&self, at: usize) -> bool {
        self.operations.contains(&at)
    }

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
            .filter(|(base, head)| self.are_types(*base, *head))
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
            if entry.webhook || self.are_operations(at) {
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
fn models_in_both(base: &Side, head: &Side) -> Vec<(TypeId, TypeId)> {
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

/// Compares pairs of types as they are met.
struct Walk<'w, 'a> {
    base: &'w Half<'a>,
    head: &'w Half<'a>,
    place: HashMap<(TypeId, TypeId), usize>,
    /// Each pair with those that hold it.
    pairs: Vec<Met>,
    open: Vec<usize>,
}

struct Met {
    ends: (TypeId, TypeId),
    holders: Vec<usize>,
    differs: bool,
}

impl Walk<'_, '_> {
    fn pair(&mut self, base: TypeId, head: TypeId) -> usize {
        let ends = (base, head);
        *self.place.entry(ends).or_insert_with(|| {
            self.open.push(self.pairs.len());
            self.pairs.push(Met {
                ends,
                holders: Vec::new(),
                differs: false,
            });
            self.pairs.len() - 1
        })
    }

    /// Whether each pair differs, in itself or in what it is made of.
    fn finish(&mut self) -> Vec<bool> {
        let mut differing = Vec::new();
        while let Some(at) = self.open.pop() {
            let Some((base, head)) = self.pairs.get(at).map(|met| met.ends) else {
                continue;
            };
            match ty::parts(self.base, self.head, base, head) {
                Some(parts) => {
                    for (base, head) in parts {
                        let part = self.pair(base, head);
                        if let Some(met) = self.pairs.get_mut(part) {
                            met.holders.push(at);
                        }
                    }
                }
                None => differing.push(at),
            }
        }
        while let Some(at) = differing.pop() {
            let Some(met) = self.pairs.get_mut(at) else {
                continue;
            };
            if !std::mem::replace(&mut met.differs, true) {
                differing.extend(&met.holders);
            }
        }
        self.pairs.iter().map(|met| met.differs).collect()
    }
}

/// The ends of a pair of operations that both documents have.
fn ends<T: Copy>(pair: Pair<T>) -> Option<(T, T)> {
    pair.both()
}
