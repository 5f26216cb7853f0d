//! Models that changed for what holds them.
//!
//! A model that is not sent any more loses what only requests need, wherever the change is that took it
//! out of the request. So the way is followed up, from a model to what holds it, on both sides, to the
//! nearest place where something was found.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use oasmith_ir::operation::Operation;
use oasmith_ir::types::TypeId;

use super::claim::model;
use super::fits;
use crate::compare::Comparison;
use crate::compare::finding::Target;
use crate::side::Side;
use crate::surface::{ItemChange, Renames};

/// What holds a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Type(TypeId),
    /// By its place in the list of pairs.
    Operation(usize),
}

/// The ways up on both sides.
pub(super) struct Consequences<'c, 'a> {
    comparison: &'c Comparison<'a>,
    ways: [Ways; 2],
}

struct Ways {
    models: HashMap<String, TypeId>,
    holders: HashMap<TypeId, Vec<Holder>>,
    findings: HashMap<Holder, Vec<usize>>,
}

impl<'c, 'a> Consequences<'c, 'a> {
    pub(super) fn new(comparison: &'c Comparison<'a>, renames: &Renames) -> Self {
        let base = Ways::new(comparison, comparison.base, false, &Renames::default());
        let head = Ways::new(comparison, comparison.head, true, renames);
        Self {
            comparison,
            ways: [base, head],
        }
    }

    /// The nearest findings that can be the cause of a model's change.
    pub(super) fn causes(&self, change: &ItemChange) -> Vec<usize> {
        let mut seen = HashSet::new();
        let mut layer: Vec<(usize, &Ways, Holder)> = Vec::new();
        let signatures = change.before.iter().chain(&change.after);
        let named: HashSet<String> = signatures.flat_map(|text| model_names(text)).collect();
        for (side, ways) in self.ways.iter().enumerate() {
            if let Some(id) = ways.models.get(&change.owner) {
                layer.push((side, ways, Holder::Type(*id)));
                continue;
            }
            // What is no model itself changed for a model that it names.
            let ids = named.iter().filter_map(|name| ways.models.get(name));
            let mut ids: Vec<TypeId> = ids.copied().collect();
            ids.sort_unstable();
            layer.extend(ids.into_iter().map(|id| (side, ways, Holder::Type(id))));
        }
        while !layer.is_empty() {
            let found = layer
                .iter()
                .filter_map(|(_, ways, at)| ways.findings.get(at))
                .flatten()
                .copied();
            let mut found: Vec<usize> = found.filter(|at| self.fits(*at, change)).collect();
            if !found.is_empty() {
                found.sort_unstable();
                found.dedup();
                return found;
            }
            let mut next = Vec::new();
            for (side, ways, at) in layer {
                let Holder::Type(id) = at else { continue };
                if seen.insert((side, id)) {
                    let holders = ways.holders.get(&id).into_iter().flatten();
                    next.extend(holders.map(|holder| (side, ways, *holder)));
                }
            }
            layer = next;
        }
        Vec::new()
    }

    fn fits(&self, finding: usize, change: &ItemChange) -> bool {
        let finding = self.comparison.findings.get(finding);
        finding.is_some_and(|finding| fits(finding, change))
    }
}

/// What the identifiers of a signature would be called as models.
fn model_names(signature: &str) -> Vec<String> {
    let words = signature.split(|c: char| !c.is_alphanumeric() && c != '_');
    words
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(|word| format!("models::{word}"))
        .collect()
}

impl Ways {
    fn new(comparison: &Comparison<'_>, side: &Side, is_head: bool, renames: &Renames) -> Self {
        let models = side.api.models.iter().map(|&id| {
            let path = model(side, id);
            (renames.owners.get(&path).cloned().unwrap_or(path), id)
        });
        let mut ways = Self {
            models: models.collect(),
            holders: HashMap::new(),
            findings: HashMap::new(),
        };
        for id in side.api.ids() {
            let parts = side.api.ty(id).shape.uses();
            ways.hold(Holder::Type(id), parts.iter().map(|part| part.id));
        }
        for (at, entry) in comparison.operations.iter().enumerate() {
            let operation = match is_head {
                true => entry.pair.head(),
                false => entry.pair.base(),
            };
            if let Some((_, operation)) = operation {
                ways.hold(Holder::Operation(at), Operation::uses(operation));
            }
        }
        for (at, finding) in comparison.findings.iter().enumerate() {
            for holder in holders_of(comparison, &finding.target, is_head) {
                ways.findings.entry(holder).or_default().push(at);
            }
        }
        ways
    }

    fn hold(&mut self, holder: Holder, parts: impl Iterator<Item = TypeId>) {
        for part in parts {
            self.holders.entry(part).or_default().push(holder);
        }
    }
}

/// What a finding is about, on one side.
fn holders_of(comparison: &Comparison<'_>, target: &Target, is_head: bool) -> Vec<Holder> {
    let node = |at: usize| {
        let node = comparison.nodes.get(at)?;
        Some(Holder::Type(if is_head { node.head } else { node.base }))
    };
    match target {
        Target::Type(at) | Target::Member(at, ..) | Target::Variant(at, ..) => {
            node(*at).into_iter().collect()
        }
        Target::Model(base, head) => {
            let id = if is_head { head } else { base };
            id.map(Holder::Type).into_iter().collect()
        }
        Target::Operation(at) => vec![Holder::Operation(*at)],
        // A parameter, a body or a response is the cause of what it reaches itself, and of nothing else that its
        // operation does.
        Target::Request(at, part) => {
            let types = super::claim::request_types(comparison, *at, part.as_deref(), is_head);
            types.into_iter().map(Holder::Type).collect()
        }
        Target::Answer(at) => {
            let types = super::claim::answer_types(comparison, *at, is_head);
            types.into_iter().map(Holder::Type).collect()
        }
        Target::Arguments(_) | Target::Constructor(_) | Target::Name(_) => Vec::new(),
        Target::Nothing | Target::Servers | Target::Security | Target::Group(..) => Vec::new(),
    }
}
