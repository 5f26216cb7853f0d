//! Groups of operations, which are named after tags.

use foldhash::{HashSet, HashSetExt as _};
use std::collections::BTreeMap;

use super::finding::{Scope, Target};
use super::reach::Flow;
use super::subject::GroupPair;
use super::{Comparison, Place};
use crate::side::Side;

impl Comparison<'_> {
    /// The groups that have another name: all operations of the old one that are still there are in the
    /// new one, and neither document has both names.
    pub(super) fn groups(&mut self) {
        let mut became: BTreeMap<usize, HashSet<usize>> = BTreeMap::new();
        for entry in self.operations.iter().filter(|entry| !entry.webhook) {
            let ends = entry.pair.both().and_then(|((base, _), (head, _))| {
                Some((group_of(self.base, base)?, group_of(self.head, head)?))
            });
            if let Some((base, head)) = ends {
                became.entry(base).or_default().insert(head);
            }
        }
        let (base_names, head_names) = (modules(self.base), modules(self.head));
        let mut taken = HashSet::new();
        for (base, heads) in became {
            let mut heads = heads.into_iter();
            let (Some(head), None) = (heads.next(), heads.next()) else {
                continue;
            };
            let (was, is) = (module(self.base, base), module(self.head, head));
            if !head_names.contains(was) && !base_names.contains(is) && taken.insert(head) {
                self.groups.push((base, head));
                self.group(base, head, (was, is));
            }
        }
    }

    fn group(&mut self, base: usize, head: usize, name: (&str, &str)) {
        let operations = self.operations.iter().enumerate();
        let of_group = operations.filter(|(_, entry)| {
            let head = entry.pair.head().filter(|_| !entry.webhook);
            entry
                .pair
                .base()
                .is_some_and(|(at, _)| head.is_some() && group_of(self.base, at) == Some(base))
        });
        let list: Vec<usize> = of_group.map(|(at, _)| at).collect();
        let first = list.first().and_then(|at| self.operations.get(*at));
        let ends = first.and_then(|entry| entry.pair.both());
        let tag = |operation: &oasmith_ir::operation::Operation| {
            operation
                .tags
                .first()
                .map_or(operation.span, |tag| tag.span)
        };
        let place = Place {
            scope: Scope::Operations(list),
            flow: Flow::BOTH,
            target: Target::Group(base, head),
            label: format!("group {}", name.1),
            spans: (
                ends.map(|((_, base), _)| tag(base)),
                ends.map(|(_, (_, head))| tag(head)),
            ),
            removed: false,
            named: None,
        };
        let subject = GroupPair { name };
        self.show(&place, &subject);
    }

    /// Whether the groups of two operations are one under another name.
    pub(super) fn is_same_group(&self, base: usize, head: usize) -> bool {
        let ends = group_of(self.base, base).zip(group_of(self.head, head));
        ends.is_some_and(|ends| self.groups.contains(&ends))
    }
}

fn group_of(side: &Side, operation: usize) -> Option<usize> {
    side.names
        .operations()
        .get(operation)
        .map(|names| names.group)
}

fn module(side: &Side, group: usize) -> &str {
    let group = side.names.groups().get(group);
    group.map_or("", |group| group.names.module.as_str())
}

fn modules(side: &Side) -> HashSet<&str> {
    let groups = side.names.groups().iter();
    groups.map(|group| group.names.module.as_str()).collect()
}
