//! From findings to changes: each cause once, with places, operations and the effect on Rust.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_spec::source::Span;

use crate::change::Change;
use crate::compare::Comparison;
use crate::compare::finding::{Finding, Scope};
use crate::compare::judge::Subject;
use crate::compare::reach;
use crate::compare::subject::RestPair;
use crate::effect::{Bump, Effect, Wire};
use crate::fingerprint;
use crate::head_error::Broken;
use crate::place::Places;
use crate::policy::Policy;
use crate::rules::{Items, Rule};
use crate::semver::{self, RustEffect};

/// The changes that findings amount to: the gravest first, then in the order of the head.
pub(crate) fn changes(
    comparison: &Comparison<'_>,
    broken: &Broken,
    policy: &Policy<'_>,
) -> Vec<Change> {
    let verdict = semver::judge(comparison);
    let mut assembly = Assembly {
        comparison,
        policy,
        base: Places::new(comparison.base),
        head: Places::new(comparison.head),
    };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    for (finding, effect) in comparison.findings.iter().zip(verdict.effects) {
        // The order in the document matters where it is that of arguments.
        let ordered = finding.found.items != Items::Order || effect.bump > Bump::None;
        if !ordered && finding.found.wire == Wire::OK {
            continue;
        }
        let draft = assembly.draft(finding, effect);
        let key = key(finding);
        // A parameter or a response that several operations share is one cause, and so is what a component
        // passes on to those that are made of it by `allOf`.
        match known.get(&key).and_then(|at| drafts.get_mut(*at)) {
            Some(same) => {
                if !assembly.is_at_home(same.finding) && assembly.is_at_home(draft.finding) {
                    same.finding = draft.finding;
                }
                same.merge(draft);
            }
            None => {
                known.insert(key, drafts.len());
                drafts.push(draft);
            }
        }
    }
    let mut changes: Vec<(u32, Change)> = Vec::new();
    for draft in drafts {
        let order = draft.finding.spans.1.map_or(0, |span| span.start);
        changes.extend(assembly.change(draft, broken).map(|change| (order, change)));
    }
    let mut rest_of_code = verdict.rest;
    if !broken.is_empty() {
        // What an error does to the code is no change of the API.
        rest_of_code.clear();
    }
    changes.extend(
        rest_of_code
            .into_iter()
            .map(|(owner, effect)| (u32::MAX, rest(&owner, effect, policy))),
    );
    changes.sort_by_key(|(order, change)| {
        let weight = (
            change.is_breaking(),
            change.rust == Bump::Major,
            change.on_messages(),
            change.rust,
        );
        (std::cmp::Reverse(weight), *order, change.pointer.clone())
    });
    changes.into_iter().map(|(_, change)| change).collect()
}

/// What findings of one cause have in common: the rule, the place, and what they say but for whose it is.
type Key = (&'static str, Option<Span>, String);

fn key(finding: &Finding) -> Key {
    let place = place(finding);
    let message = finding.found.message.to_string();
    let said = match place {
        Some(_) => message.replacen(&finding.label, "", 1),
        None => message,
    };
    (finding.rule.id, place, said)
}

fn place(finding: &Finding) -> Option<Span> {
    let (base, head) = finding.spans;
    if finding.removed { base } else { head.or(base) }
}

struct Assembly<'c, 'a> {
    comparison: &'c Comparison<'a>,
    policy: &'c Policy<'c>,
    base: Places<'c>,
    head: Places<'c>,
}

/// A change in the making.
struct Draft<'c> {
    finding: &'c Finding,
    wire: Wire,
    effect: RustEffect,
    operations: Vec<usize>,
    through: Vec<usize>,
}

impl Draft<'_> {
    fn merge(&mut self, other: Self) {
        self.wire = self.wire.max(other.wire);
        self.effect.bump = self.effect.bump.max(other.effect.bump);
        self.effect.silent |= other.effect.silent;
        for (mine, more) in [
            (&mut self.effect.before, other.effect.before),
            (&mut self.effect.after, other.effect.after),
        ] {
            for line in more {
                if !mine.contains(&line) {
                    mine.push(line);
                }
            }
        }
        self.operations.extend(other.operations);
        self.operations.sort_unstable();
        self.operations.dedup();
        let direct = |at: &usize| other.through.contains(at);
        self.through.retain(direct);
    }
}

impl<'c> Assembly<'c, '_> {
    fn draft(&mut self, finding: &'c Finding, effect: RustEffect) -> Draft<'c> {
        let (flow, operations, through) = match &finding.scope {
            Scope::Document => (finding.flow, Vec::new(), Vec::new()),
            Scope::Operations(list) => (finding.flow, list.clone(), Vec::new()),
            Scope::Node(at) => {
                let node = self.comparison.nodes.get(*at);
                let flow = node.map(|node| node.flow).unwrap_or_default();
                let (all, through) = reach::operations(&self.comparison.nodes, *at);
                (flow.and(finding.flow), all, through)
            }
        };
        Draft {
            finding,
            wire: finding.found.wire.only(flow.sent, flow.received),
            effect,
            operations,
            through,
        }
    }

    /// Whether a finding is about the component that it stands in, and not about another that is made of it.
    fn is_at_home(&mut self, finding: &Finding) -> bool {
        let places = if finding.removed {
            &mut self.base
        } else {
            &mut self.head
        };
        let pointer = place(finding).map(|span| places.find(span, None).pointer);
        let component = pointer
            .as_deref()
            .and_then(|pointer| pointer.strip_prefix("/components/schemas/"))
            .and_then(|rest| rest.split('/').next());
        let rest = component.and_then(|component| finding.label.strip_prefix(component));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    }

    /// The change; `None` where it only follows from an error of the head.
    fn change(&mut self, draft: Draft<'_>, broken: &Broken) -> Option<Change> {
        let finding = draft.finding;
        let keyword = finding.found.keyword;
        let base = finding.spans.0.map(|span| self.base.find(span, keyword));
        let head = finding.spans.1.map(|span| self.head.find(span, keyword));
        let pointer = if finding.removed {
            base.as_ref()
        } else {
            head.as_ref().or(base.as_ref())
        };
        let pointer = pointer
            .map(|found| found.pointer.clone())
            .unwrap_or_default();
        let pointers = [&base, &head].map(|found| {
            let found = found.as_ref();
            found.map(|found| found.pointer.clone()).unwrap_or_default()
        });
        let label = |at: &usize| {
            let operation = self.comparison.operations.get(*at);
            operation
                .map(|operation| operation.label())
                .unwrap_or_default()
        };
        let rust = draft.effect.bump;
        let mut change = Change {
            rule: finding.rule.id.to_owned(),
            pointer,
            operations: draft.operations.iter().map(label).collect(),
            through_models: draft.through.iter().map(label).collect(),
            wire: draft.wire,
            rust,
            silent: draft.effect.silent
                || draft.wire.worst() == Effect::Breaking && rust != Bump::Major,
            base: base.map(|found| found.location),
            head: head.map(|found| found.location),
            message: finding.found.message.clone(),
            help: draft.effect.help,
            before: draft.effect.before,
            after: draft.effect.after,
            fingerprint: fingerprint::of([
                finding.rule.id,
                &finding.label,
                &finding.found.was,
                &finding.found.is,
            ]),
            accepted: None,
            outgrown: None,
            level: None,
        };
        let reached = draft.operations.iter();
        let reached = reached.filter_map(|at| self.comparison.operations.get(*at));
        change.level = self.policy.level(&change.rule, change.own_worst(), reached);
        let [base, head] = &pointers;
        let follows = !broken.is_empty() && broken.causes(finding, &change, [base, head]);
        (!follows).then_some(change)
    }
}

/// The change of what no other one is the cause of.
fn rest(owner: &str, effect: RustEffect, policy: &Policy<'_>) -> Change {
    let rule = Rule::by_id("rust-api-changed");
    let found = rule.and_then(|rule| RestPair { owner }.judge(&rule.logic.check));
    let mut change = Change {
        rule: rule.map_or("", |rule| rule.id).to_owned(),
        pointer: String::new(),
        operations: Vec::new(),
        through_models: Vec::new(),
        wire: Wire::OK,
        rust: effect.bump,
        silent: effect.silent,
        base: None,
        head: None,
        message: found.map(|found| found.message).unwrap_or_default(),
        help: None,
        fingerprint: fingerprint::of(
            ["rust-api-changed", owner]
                .into_iter()
                .chain(effect.before.iter().map(String::as_str))
                .chain(["became"])
                .chain(effect.after.iter().map(String::as_str)),
        ),
        before: effect.before,
        after: effect.after,
        accepted: None,
        outgrown: None,
        level: None,
    };
    change.level = policy.level(&change.rule, change.own_worst(), std::iter::empty());
    change
}
