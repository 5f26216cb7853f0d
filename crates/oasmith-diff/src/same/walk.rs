//! Pairs of types, compared as they are met.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use oasmith_ir::types::TypeId;

use super::{Half, ty};

/// All pairs that are met on the way from some.
pub(super) struct Walk<'w, 'a> {
    base: &'w Half<'a>,
    head: &'w Half<'a>,
    place: HashMap<(TypeId, TypeId), usize>,
    pairs: Vec<Met>,
    open: Vec<usize>,
}

/// A pair of types.
pub(super) struct Met {
    ends: (TypeId, TypeId),
    /// The pairs that are made of it.
    holders: Vec<usize>,
    /// Whether the types are the same, what they are made of aside.
    pub(super) same: bool,
    /// Whether both are declared under one name, so that what names them is the same.
    pub(super) named_alike: bool,
}

impl<'w, 'a> Walk<'w, 'a> {
    pub(super) fn new(base: &'w Half<'a>, head: &'w Half<'a>) -> Self {
        Self {
            base,
            head,
            place: HashMap::new(),
            pairs: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Meets a pair: its place in the list.
    pub(super) fn pair(&mut self, base: TypeId, head: TypeId) -> usize {
        let ends = (base, head);
        *self.place.entry(ends).or_insert_with(|| {
            self.open.push(self.pairs.len());
            self.pairs.push(Met {
                ends,
                holders: Vec::new(),
                same: true,
                named_alike: ty::are_named_alike(self.base, self.head, base, head),
            });
            self.pairs.len() - 1
        })
    }

    /// Compares all pairs, and those that they are made of.
    pub(super) fn finish(&mut self) {
        while let Some(at) = self.open.pop() {
            let Some((base, head)) = self.pairs.get(at).map(|met| met.ends) else {
                continue;
            };
            let Some(parts) = ty::parts(self.base, self.head, base, head) else {
                if let Some(met) = self.pairs.get_mut(at) {
                    met.same = false;
                }
                continue;
            };
            for (base, head) in parts {
                let part = self.pair(base, head);
                if let Some(met) = self.pairs.get_mut(part) {
                    met.holders.push(at);
                }
            }
        }
    }

    /// What is true of some pairs, and of those that hold one of which it is true, as far as it gets
    /// through them.
    pub(super) fn spread(
        &self,
        of: impl Fn(&Met) -> bool,
        through: impl Fn(&Met) -> bool,
    ) -> Vec<bool> {
        let mut found = vec![false; self.pairs.len()];
        let start = self.pairs.iter().enumerate().filter(|(_, met)| of(met));
        let mut open: Vec<usize> = start.map(|(at, _)| at).collect();
        while let Some(at) = open.pop() {
            let (Some(met), Some(slot)) = (self.pairs.get(at), found.get_mut(at)) else {
                continue;
            };
            if !std::mem::replace(slot, true) && through(met) {
                open.extend(&met.holders);
            }
        }
        found
    }

    pub(super) fn is_named_alike(&self, at: usize) -> bool {
        self.pairs.get(at).is_some_and(|met| met.named_alike)
    }

    /// The pairs of which something is so.
    pub(super) fn those(&self, facts: &[bool], so: bool) -> HashSet<(TypeId, TypeId)> {
        let pairs = self.pairs.iter().zip(facts);
        pairs
            .filter(|(_, fact)| **fact == so)
            .map(|(met, _)| met.ends)
            .collect()
    }
}
