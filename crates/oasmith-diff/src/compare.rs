//! Pairs what both documents have, and shows every pair to the rules.
//!
//! Types are walked as a graph of pairs: each pair is looked at once, however many operations reach
//! it and in whatever cycles it stands.

pub(crate) mod finding;
mod group;
pub(crate) mod judge;
mod keyword;
mod label;
mod model;
mod names;
mod operation;
mod prefix;
pub(crate) mod reach;
mod reassigned;
mod replaced;
pub mod subject;
mod ty;
mod whole;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use oasmith_ir::api::Api;
use oasmith_ir::operation::Operation;
use oasmith_ir::types::{Shape, Type, TypeId};
use oasmith_spec::source::Span;

use crate::effect::Wire;
use crate::pair::Pair;
use crate::rules::{Found, RULES, Rule};
use crate::same::{Half, Same};
use crate::side::Side;
use finding::{Finding, Scope, Target};
use judge::Subject;
pub(crate) use names::path_names;
pub(crate) use operation::{callback_name, covers, media_key, method, same_security};
pub(crate) use prefix::Prefixes;
use reach::{Edge, Flow, Node};

/// Everything that a comparison found.
pub(crate) struct Comparison<'a> {
    pub(crate) base: &'a Side,
    pub(crate) head: &'a Side,
    /// Both sides with what follows from them.
    pub(crate) halves: (Half<'a>, Half<'a>),
    /// What need not be looked at.
    pub(crate) same: Same,
    /// Whether operations have the same from the document as a whole: servers, names of schemes.
    same_around: bool,
    /// The operations, then webhooks and callbacks.
    pub(crate) operations: Vec<OperationEntry<'a>>,
    /// A part of the paths that moved to the servers, or came from them.
    prefixes: Prefixes,
    /// The names of the models in Rust.
    base_models: HashSet<&'a str>,
    head_models: HashSet<&'a str>,
    /// The names of the components.
    base_components: HashSet<&'a str>,
    head_components: HashSet<&'a str>,
    /// Security schemes that have another name, by the head's: what the base calls them.
    schemes: HashMap<&'a str, &'a str>,
    /// Groups of operations that have another name: the indices of base and head.
    pub(crate) groups: Vec<(usize, usize)>,
    pub(crate) nodes: Vec<Node>,
    node_of: HashMap<(TypeId, TypeId), usize>,
    pending: Vec<usize>,
    pub(crate) findings: Vec<Finding>,
}

/// A pair of operations.
pub(crate) struct OperationEntry<'a> {
    pub(crate) pair: Pair<(usize, &'a Operation)>,
    pub(crate) webhook: bool,
    /// The operation that a callback is declared at, by its place in the list of pairs.
    pub(crate) parent: Option<usize>,
}

impl OperationEntry<'_> {
    /// `METHOD /path`, by the newer document.
    pub(crate) fn label(&self) -> String {
        label::operation(self.pair.latest().1)
    }
}

impl<'a> Comparison<'a> {
    /// Compares two documents; `same` says what need not be looked at.
    pub(crate) fn new(
        base: &'a Side,
        head: &'a Side,
        same: impl Fn(&Half<'a>, &Half<'a>, &[OperationEntry<'a>]) -> Same,
    ) -> Self {
        let prefixes = Prefixes::of(&base.api, &head.api);
        let operations = operation::pair(&base.api, &head.api, &prefixes);
        let schemes = whole::renamed_schemes(&base.api, &head.api);
        let halves = (Half::new(base), Half::new(head));
        let mut comparison = Self {
            base,
            head,
            same: same(&halves.0, &halves.1, &operations),
            halves,
            operations,
            prefixes,
            base_models: model::names(base),
            head_models: model::names(head),
            base_components: model::components(base).map(|(name, _)| name).collect(),
            head_components: model::components(head).map(|(name, _)| name).collect(),
            same_around: schemes.is_empty() && whole::same_servers(&base.api, &head.api),
            schemes,
            groups: Vec::new(),
            nodes: Vec::new(),
            node_of: HashMap::new(),
            pending: Vec::new(),
            findings: Vec::new(),
        };
        comparison.whole();
        comparison.groups();
        for at in 0..comparison.operations.len() {
            comparison.operation(at);
        }
        comparison.components();
        comparison.work_off();
        comparison.fold_replaced();
        comparison.gather_uses();
        comparison.models();
        comparison.reassigned();
        comparison.keywords();
        reach::spread(&mut comparison.nodes, &comparison.operations);
        comparison
    }

    /// The pair of two types, which is looked at later unless it was already.
    fn node(&mut self, base: TypeId, head: TypeId, edge: Option<Edge>) -> usize {
        let at = *self.node_of.entry((base, head)).or_insert_with(|| {
            self.nodes.push(Node::new(base, head));
            self.pending.push(self.nodes.len() - 1);
            self.nodes.len() - 1
        });
        if let (Some(edge), Some(node)) = (edge, self.nodes.get_mut(at)) {
            node.edges.push(edge);
        }
        at
    }

    /// The pair of two types that are both in the table already.
    pub(crate) fn find_node(&self, base: TypeId, head: TypeId) -> Option<usize> {
        self.node_of.get(&(base, head)).copied()
    }

    fn work_off(&mut self) {
        while let Some(at) = self.pending.pop() {
            self.ty(at);
        }
    }

    /// Shows a subject to the rules.
    fn show(&mut self, at: &Place, subject: &impl Subject) {
        self.show_with(at, subject, None);
    }

    /// The same, with another effect on the wire than the one that the rules tell.
    fn show_with(&mut self, at: &Place, subject: &impl Subject, wire: Option<Wire>) {
        for rule in RULES {
            if let Some(mut found) = subject.judge(&rule.logic.check) {
                found.wire = wire.unwrap_or(found.wire);
                self.report(rule, found, at);
            }
        }
    }

    fn report(&mut self, rule: &'static Rule, found: Found, at: &Place) {
        self.findings.push(Finding {
            rule,
            found,
            scope: at.scope.clone(),
            flow: at.flow,
            target: at.target.clone(),
            label: at.label.clone(),
            spans: at.spans,
            removed: at.removed,
            named: at.named,
        });
    }
}

/// What the opposite change does to requests is what this one does to the requests of a webhook,
/// whose caller is the new side.
fn backwards(reversed: &impl Subject) -> Wire {
    let found = RULES
        .iter()
        .filter_map(|rule| reversed.judge(&rule.logic.check));
    let wire = found.fold(Wire::OK, |wire, found| wire.max(found.wire));
    Wire {
        send: wire.receive,
        receive: wire.send,
    }
}

/// The place of a subject.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) scope: Scope,
    /// In which directions it moves.
    pub(crate) flow: Flow,
    pub(crate) target: Target,
    /// What it is called in fingerprints.
    pub(crate) label: String,
    /// Where it stands on each side, or where what it belongs to does.
    pub(crate) spans: (Option<Span>, Option<Span>),
    /// Whether it was removed, so that the pointer is the base's.
    pub(crate) removed: bool,
    /// The components that a use names.
    pub(crate) named: Option<(TypeId, TypeId)>,
}

/// A type as the document has it, aliases seen through: what stands in its place in Rust is no matter of
/// messages.
pub(crate) fn documented(api: &Api, id: TypeId) -> &Type {
    api.documented(end_of(api, id))
}

/// Where second names of a type lead.
pub(crate) fn end_of(api: &Api, id: TypeId) -> TypeId {
    let mut id = id;
    // Aliases that lead to themselves are refused by the check; the bound is for safety.
    for _ in 0..api.types.len() {
        match &api.documented(id).shape {
            Shape::Alias(target) => id = target.id,
            _ => break,
        }
    }
    id
}
