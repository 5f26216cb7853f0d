//! What each change does to Rust callers.
//!
//! The generated code of both sides is compared item by item, and every item that changed is put
//! down to the findings that can be its cause: first those that are about this very item, then those
//! about its owner, then those about something that the owner uses. So the effect of a finding is
//! never guessed, and no change of the code gets lost.

mod claim;
mod consequence;
mod rename;

use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::collections::BTreeMap;

use oasmith_codegen::layout::excerpt::excerpt;

use crate::compare::Comparison;
use crate::compare::finding::{Finding, Target};
use crate::effect::Bump;
use crate::rules::Items;
use crate::sentence::Sentence;
use crate::signature::{cut_around, cut_end};
use crate::surface::{self, ItemChange, Surface};
use claim::Claims;
use consequence::Consequences;

/// What a finding does to Rust.
#[derive(Debug, Default, Clone)]
pub(crate) struct RustEffect {
    pub(crate) bump: Bump,
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
    pub(crate) help: Option<Sentence>,
    /// Whether code still compiles and means something else.
    pub(crate) silent: bool,
}

/// The effects of all findings, and the items that none is the cause of, by owner.
pub(crate) struct Verdict {
    pub(crate) effects: Vec<RustEffect>,
    pub(crate) rest: BTreeMap<String, RustEffect>,
}

/// Works out what findings do to Rust.
pub(crate) fn judge(comparison: &Comparison<'_>) -> Verdict {
    let (base_half, head_half) = &comparison.halves;
    let (base, head, operations) = (comparison.base, comparison.head, &comparison.operations);
    let (was, is) = comparison.same.wanted(base, head, operations);
    let (was, is) = (excerpt(&base_half.cx, &was), excerpt(&head_half.cx, &is));
    let (base, head) = (Surface::new(&was), Surface::new(&is));
    let renames = rename::renames(comparison);
    let differences = surface::compare(&base, &head, &renames);
    let claims: Vec<Claims> = comparison
        .findings
        .iter()
        .map(|finding| claim::claims(comparison, &renames, finding))
        .collect();
    let mut verdict = Verdict {
        effects: vec![RustEffect::default(); comparison.findings.len()],
        rest: BTreeMap::new(),
    };
    let index = Index::new(&claims);
    let whole = Whole::of(&differences.items);
    let mut consequences = None;
    for change in &differences.items {
        let mut causes = index.causes(change, &comparison.findings);
        if causes.is_empty() {
            let ways = consequences.get_or_insert_with(|| Consequences::new(comparison, &renames));
            causes = ways.causes(change);
        }
        if causes.is_empty() {
            let rest = verdict.rest.entry(change.owner.clone()).or_default();
            rest.take(change, &whole);
        }
        for at in causes {
            if let Some(effect) = verdict.effects.get_mut(at) {
                effect.take(change, &whole);
            }
        }
    }
    let findings = comparison.findings.iter().zip(&claims);
    for ((finding, claims), effect) in findings.zip(&mut verdict.effects) {
        let is_order = finding.found.items == Items::Order;
        if !is_order
            && effect.bump == Bump::None
            && claims.owners().any(|one| differences.touched.contains(one))
        {
            effect.bump = Bump::Patch;
        }
        if let Some(renamed) = rename::effect(comparison, &base, finding) {
            *effect = renamed;
        }
        if let Some(help) = rename::kept_method(comparison, finding) {
            effect.help = Some(help);
        }
        if let Target::Name(paths) = &finding.target {
            *effect = reassigned(finding, paths, &differences.items);
        }
        effect.bump = effect.bump.min(finding.found.most);
    }
    verdict
}

/// What it means that a name stands for something else: code still compiles unless the item itself changed.
fn reassigned(finding: &Finding, paths: &[String], changes: &[ItemChange]) -> RustEffect {
    let is_it = |change: &ItemChange| paths.contains(&change.path) || paths.contains(&change.owner);
    let mut breaks = changes.iter().filter(|change| change.bump == Bump::Major);
    let name = paths.first().map_or("", String::as_str);
    RustEffect {
        bump: Bump::Major,
        before: vec![format!("{name} is {}", finding.found.was)],
        after: vec![format!("{name} is {}", finding.found.is)],
        help: None,
        silent: !breaks.any(is_it),
    }
}

/// Owners that are new or gone as a whole, so that their parts need not be shown.
struct Whole<'d> {
    new: HashSet<&'d str>,
    gone: HashSet<&'d str>,
}

impl<'d> Whole<'d> {
    fn of(changes: &'d [ItemChange]) -> Self {
        let owners = changes.iter().filter(|change| change.path == change.owner);
        let (new, rest): (Vec<_>, Vec<_>) = owners.partition(|change| change.before.is_none());
        let gone = rest.into_iter().filter(|change| change.after.is_none());
        Self {
            new: new
                .into_iter()
                .map(|change| change.owner.as_str())
                .collect(),
            gone: gone.map(|change| change.owner.as_str()).collect(),
        }
    }

    /// Whether an item comes or goes with its owner.
    fn hides(&self, change: &ItemChange) -> bool {
        let owner = change.owner.as_str();
        change.path != change.owner
            && (change.before.is_none() && self.new.contains(owner)
                || change.after.is_none() && self.gone.contains(owner))
    }
}

impl RustEffect {
    fn take(&mut self, change: &ItemChange, whole: &Whole<'_>) {
        self.bump = self.bump.max(change.bump);
        self.silent |= change.moved;
        if whole.hides(change) {
            return;
        }
        let show = |signature: String| match change.path == change.owner {
            true => signature,
            false => format!("{}: {signature}", change.owner),
        };
        let (before, after) = match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let (before, after) = cut_around(before, after, LONGEST);
                (Some(before), Some(after))
            }
            (before, after) => (
                before.as_ref().map(|text| cut_end(text, LONGEST)),
                after.as_ref().map(|text| cut_end(text, LONGEST)),
            ),
        };
        self.before.extend(before.map(show));
        self.after.extend(after.map(show));
    }
}

/// The most characters of a signature that is kept: every property that becomes required shows a constructor with
/// all of them.
const LONGEST: usize = 300;

/// Findings by what they claim.
struct Index<'c> {
    levels: [HashMap<&'c str, Vec<usize>>; 4],
}

impl<'c> Index<'c> {
    fn new(claims: &'c [Claims]) -> Self {
        let mut levels = std::array::from_fn(|_| HashMap::new());
        for (at, claims) in claims.iter().enumerate() {
            let lists = [&claims.exact, &claims.owner, &claims.near, &claims.far];
            for (level, list) in levels.iter_mut().zip(lists) {
                for key in list {
                    let takers: &mut Vec<usize> = level.entry(key.as_str()).or_default();
                    takers.push(at);
                }
            }
        }
        Self { levels }
    }

    fn causes(&self, change: &ItemChange, findings: &[Finding]) -> Vec<usize> {
        let module = change.owner.split("::").next().unwrap_or("");
        for level in &self.levels {
            for key in [change.path.as_str(), change.owner.as_str(), module] {
                let takers = level.get(key).into_iter().flatten().copied();
                let mut fit: Vec<usize> = takers
                    .filter(|at| {
                        findings
                            .get(*at)
                            .is_some_and(|finding| fits(finding, change))
                    })
                    .collect();
                fit.dedup();
                // What changes the order of arguments is nearer to that than what else is said of them.
                let of_order = |at: &usize| {
                    let finding = findings.get(*at);
                    finding.is_some_and(|one| one.found.items == Items::Order)
                };
                if change.moved && fit.iter().any(of_order) {
                    fit.retain(of_order);
                }
                if !fit.is_empty() {
                    return fit;
                }
            }
        }
        Vec::new()
    }
}

/// Whether a finding can do this to an item.
fn fits(finding: &Finding, change: &ItemChange) -> bool {
    let items = match finding.found.items {
        Items::All => true,
        Items::New => change.before.is_none(),
        Items::Gone => change.after.is_none(),
        Items::Order => change.moved,
    };
    items && finding.found.most >= change.bump
}
