//! Uses that name another component than they did.
//!
//! What the two components have not in common is no change of either, but follows from the use.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use oasmith_ir::types::TypeId;

use super::Comparison;
use super::finding::{Finding, Target};
use super::reach::From;
use crate::effect::Wire;

/// The rule that tells of such a use.
pub(super) const REPLACED: &str = "schema-replaced";

impl Comparison<'_> {
    /// Whether two components are not one under another name: a document has both.
    pub(super) fn is_replaced(&self, components: (Option<&str>, Option<&str>)) -> bool {
        let (Some(base), Some(head)) = components else {
            return false;
        };
        base != head && (self.head_components.contains(base) || self.base_components.contains(head))
    }

    /// Takes what was found in pairs of components that took each other's place into the findings about
    /// their uses.
    pub(super) fn fold_replaced(&mut self) {
        let uses = self.findings.iter().filter(|one| one.rule.id == REPLACED);
        let pairs: HashSet<(TypeId, TypeId)> = uses.filter_map(|one| one.named).collect();
        if pairs.is_empty() {
            return;
        }
        let roots = self.below(&pairs);
        let mut wires: HashMap<(TypeId, TypeId), Wire> = HashMap::new();
        self.findings.retain(|finding| {
            let root = node_of(finding).and_then(|at| roots.get(&at));
            let Some(root) = root.filter(|_| finding.rule.id != REPLACED) else {
                return true;
            };
            let flow = finding.flow;
            let wire = finding.found.wire.only(flow.sent, flow.received);
            let sum = wires.entry(*root).or_insert(Wire::OK);
            *sum = sum.max(wire);
            false
        });
        for finding in &mut self.findings {
            let wire = finding.named.and_then(|named| wires.get(&named));
            if let Some(wire) = wire.filter(|_| finding.rule.id == REPLACED) {
                finding.found.wire = *wire;
            }
        }
    }

    /// The pairs of types that are met only by way of these, each with the one that it belongs to.
    fn below(&self, pairs: &HashSet<(TypeId, TypeId)>) -> HashMap<usize, (TypeId, TypeId)> {
        let mut found: HashMap<usize, (TypeId, TypeId)> = HashMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            let ends = (node.base, node.head);
            if pairs.contains(&ends) {
                found.insert(at, ends);
            }
        }
        loop {
            let before = found.len();
            for (at, node) in self.nodes.iter().enumerate() {
                let inner = node.edges.iter().map(|edge| match edge.from {
                    From::Node(from, _) => found.get(&from).copied(),
                    From::Operation(_) => None,
                });
                let inner: Option<Vec<_>> = inner.collect();
                let root = inner.and_then(|roots| roots.first().copied());
                if let Some(root) = root.filter(|_| !node.component) {
                    found.entry(at).or_insert(root);
                }
            }
            if found.len() == before {
                return found;
            }
        }
    }
}

/// The pair of types that a finding is about.
fn node_of(finding: &Finding) -> Option<usize> {
    match finding.target {
        Target::Type(at) | Target::Member(at, ..) | Target::Variant(at, ..) => Some(at),
        _ => None,
    }
}
