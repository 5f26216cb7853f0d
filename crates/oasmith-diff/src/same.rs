//! What both documents have alike, all the way down.
//!
//! Most of two versions is the same, and there is nothing to find in it: it need not be compared rule by
//! rule, and its code need not be written. So types are first compared as they are, with all that
//! compares of them in the document or shows in Rust; one that differs makes what holds it differ.

mod operation;
mod ty;
mod walk;
mod written;

use foldhash::HashSet;

use oasmith_codegen::rust::cx::Cx;
use oasmith_ir::types::TypeId;

use crate::compare::OperationEntry;
use crate::pair::Pair;
use crate::side::Side;
use walk::Walk;

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
    /// Pairs of types.
    types: HashSet<(TypeId, TypeId)>,
    /// Operations, by their place in the list of pairs.
    operations: HashSet<usize>,
    /// Pairs of types whose code is the same, whatever it refers to.
    written_alike: HashSet<(TypeId, TypeId)>,
    /// Operations likewise.
    operations_written_alike: HashSet<usize>,
}

impl Same {
    /// Compares two sides, whose operations are paired already.
    pub(crate) fn new(base: &Half<'_>, head: &Half<'_>, operations: &[OperationEntry<'_>]) -> Self {
        // What a configuration says may show anywhere.
        if format!("{:?}", base.side.config) != format!("{:?}", head.side.config) {
            return Self::default();
        }
        let mut walk = Walk::new(base, head);
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
        for (base, head) in written::models_in_both(base.side, head.side) {
            walk.pair(base, head);
        }
        walk.finish();
        let differs = walk.spread(|met| !met.same, |_| true);
        let same = |part: &usize| differs.get(*part) == Some(&false);
        // What is declared under a name shows no more than that where it is used.
        let shows = walk.spread(|met| !met.same, |met| !met.named_alike);
        let alike = |part: &usize| walk.is_named_alike(*part) || shows.get(*part) == Some(&false);
        // What makes a form has a method for each member of its model.
        let has_form = |at: usize| operations.get(at).is_some_and(operation::has_form);
        let those = |test: &dyn Fn(usize, &usize) -> bool| -> HashSet<usize> {
            let all = |at, parts: &[usize]| parts.iter().all(|part| test(at, part));
            let found = known.iter().filter(|(at, parts)| all(*at, parts));
            found.map(|(at, _)| *at).collect()
        };
        Self {
            operations: those(&|_, part| same(part)),
            operations_written_alike: those(&|at, part| match has_form(at) {
                true => same(part),
                false => alike(part),
            }),
            written_alike: walk.those(&shows, false),
            types: walk.those(&differs, false),
        }
    }

    /// Whether two types are the same with all that they are made of.
    pub(crate) fn are_types(&self, base: TypeId, head: TypeId) -> bool {
        self.types.contains(&(base, head))
    }

    /// Whether the operations of a pair are the same with all that they are made of.
    pub(crate) fn are_operations(&self, at: usize) -> bool {
        self.operations.contains(&at)
    }
}

/// The ends of a pair of operations that both documents have.
fn ends<T: Copy>(pair: Pair<T>) -> Option<(T, T)> {
    pair.both()
}
