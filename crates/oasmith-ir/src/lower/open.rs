//! Opening a conjunction: the schemas that hold at a place, with references and `allOf` followed.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::document::Document;
use oasmith_spec::schema::{JsonType, Schema, SchemaId};

use super::Lowering;
use super::conjunction::{Conjunction, GroupKind, plain_target};

/// How many schemas may hold at one place.
const MAX_PARTS: usize = 512;

/// What holds at a place.
pub(super) struct Opened<'d> {
    /// The schemas whose own keywords hold: what is referred to before what refers.
    pub(super) parts: Vec<Part<'d>>,
    /// The alternatives that are still to be decided.
    pub(super) groups: Vec<Group>,
    /// The one JSON type of several that this is about.
    pub(super) only: Option<JsonType>,
    /// Whether there were too many schemas, so that some are missing.
    pub(super) overflow: bool,
}

/// A schema whose own keywords hold.
#[derive(Clone, Copy)]
pub(super) struct Part<'d> {
    pub(super) id: SchemaId,
    pub(super) schema: &'d Schema,
}

/// Alternatives of which one (or at least one) holds.
#[derive(Clone)]
pub(super) struct Group {
    /// The schema that has the keyword.
    pub(super) holder: SchemaId,
    pub(super) kind: GroupKind,
    /// The alternatives, those that only allow null left out.
    pub(super) branches: Vec<SchemaId>,
}

enum Visit {
    Enter(SchemaId),
    Own(SchemaId, Vec<Group>),
}

impl<'d> Lowering<'d> {
    /// Opens a conjunction.
    pub(super) fn open(&self, conjunction: &Conjunction) -> Opened<'d> {
        let mut opened = Opened {
            parts: Vec::new(),
            groups: Vec::new(),
            only: conjunction.only,
            overflow: false,
        };
        let mut visited = HashSet::new();
        let parts = conjunction.parts.iter().rev();
        let mut stack: Vec<Visit> = parts.map(|id| Visit::Enter(*id)).collect();
        while let Some(visit) = stack.pop() {
            match visit {
                Visit::Enter(id) => {
                    if visited.len() >= MAX_PARTS {
                        opened.overflow = true;
                    } else if visited.insert(id) {
                        self.enter(id, conjunction, &mut stack);
                    }
                }
                Visit::Own(id, groups) => {
                    let schema = self.document.schema(id);
                    opened.parts.push(Part { id, schema });
                    opened.groups.extend(groups);
                }
            }
        }
        // A parent that lists its children among its alternatives holds for the child as well;
        // that says nothing new.
        opened.groups.retain(|group| {
            let returns = |branch: &SchemaId| visited.contains(&self.plainly(*branch));
            !group.branches.iter().any(returns)
        });
        opened
    }

    fn enter(&self, id: SchemaId, conjunction: &Conjunction, stack: &mut Vec<Visit>) {
        let schema = self.document.schema(id);
        let mut groups = Vec::new();
        let mut singles = Vec::new();
        let listed = [
            (GroupKind::OneOf, &schema.one_of),
            (GroupKind::AnyOf, &schema.any_of),
        ];
        for (kind, branches) in listed {
            let Some(branches) = branches else { continue };
            if branches.is_empty() || conjunction.decided.contains(&(id, kind)) {
                continue;
            }
            let mut branches = self.alternatives_beside_null(branches);
            branches.retain(|branch| self.plainly(*branch) != id);
            match branches.len() {
                0 => {}
                1 => singles.extend(branches),
                _ => groups.push(Group {
                    holder: id,
                    kind,
                    branches,
                }),
            }
        }
        stack.push(Visit::Own(id, groups));
        stack.extend(singles.into_iter().map(Visit::Enter));
        let branches = schema.all_of.iter().rev();
        stack.extend(branches.map(|id| Visit::Enter(*id)));
        if let Some(target) = schema
            .reference
            .as_ref()
            .and_then(|reference| reference.target)
        {
            stack.push(Visit::Enter(target));
        }
    }

    /// The schema that references without anything beside them lead to.
    pub(super) fn plainly(&self, id: SchemaId) -> SchemaId {
        self.plain.get(id.index()).copied().flatten().unwrap_or(id)
    }
}

/// Where references without anything beside them lead in the end, by schema; `None` for those that
/// are none, or that lead in a circle.
pub(super) fn plain_ends(document: &Document) -> Vec<Option<SchemaId>> {
    let next = |at: usize| document.schemas.get(at).and_then(plain_target);
    let mut ends: Vec<Option<SchemaId>> = vec![None; document.schemas.len()];
    let mut known = vec![false; document.schemas.len()];
    for start in 0..ends.len() {
        let mut passed = Vec::new();
        let mut at = start;
        let mut end = None;
        while !known[at] {
            known[at] = true;
            passed.push(at);
            let Some(target) = next(at) else { break };
            end = Some(target);
            at = target.index();
        }
        // Where this joins what was passed before, that knows the way on.
        let end = ends[at].or(end);
        for at in passed {
            if next(at).is_some() {
                ends[at] = end;
            }
        }
    }
    ends
}
