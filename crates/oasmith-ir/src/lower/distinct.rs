//! Whether the branches of an `anyOf` are different things, or views of one thing that hold
//! together.

use std::collections::{BTreeMap, HashSet};

use oasmith_spec::schema::JsonType;

use super::Lowering;
use super::compose;
use super::conjunction::Conjunction;
use super::kinds;
use super::union::Alternative;
use super::values::{self, key};

/// How many branches are compared with each other.
const MAX_COMPARED: usize = 32;

/// What tells an object from others.
struct Traits<'d> {
    known: HashSet<&'d str>,
    required: HashSet<&'d str>,
    /// The values of the members that have listed ones.
    constants: BTreeMap<&'d str, HashSet<String>>,
}

/// How two branches stand to each other.
#[derive(PartialEq)]
enum Relation {
    /// A value can't be, or isn't meant to be, both.
    Apart,
    /// Nothing tells them apart, or a tag that both must have may be the same for both.
    Together,
}

impl<'d> Lowering<'d> {
    /// Whether the branches are objects that are meant to hold together, directly or by way of
    /// others: `anyOf: [Base, ViewA, ViewB]` where `Base` has all the kinds of the views.
    pub(super) fn hold_together(&self, list: &[Alternative<'d>]) -> bool {
        if list.len() > MAX_COMPARED || !list.iter().all(is_object) {
            return false;
        }
        let traits: Vec<Traits<'d>> = list.iter().map(|one| self.traits(one)).collect();
        if traits.iter().any(|one| one.known.is_empty()) {
            return false;
        }
        let mut reached = vec![false; traits.len()];
        let mut stack = vec![0];
        while let Some(at) = stack.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            let near = (0..traits.len())
                .filter(|other| relation(&traits[at], &traits[*other]) == Relation::Together);
            stack.extend(near);
        }
        reached.into_iter().all(|reached| reached)
    }

    fn traits(&self, alternative: &Alternative<'d>) -> Traits<'d> {
        let members = compose::members(&alternative.opened);
        let mut constants = BTreeMap::new();
        for member in &members {
            let opened = self.open(&Conjunction::of(member.schemas.clone()));
            if let Some(listed) = values::listed(&opened) {
                constants.insert(member.name, listed.iter().map(|node| key(node)).collect());
            }
        }
        let required = compose::required(&alternative.opened);
        Traits {
            known: members.iter().map(|member| member.name).collect(),
            required: required.iter().map(|name| name.value.as_str()).collect(),
            constants,
        }
    }
}

/// Whether an alternative is an object, without alternatives of its own.
pub(super) fn is_object(alternative: &Alternative<'_>) -> bool {
    let kinds = kinds::stated(&alternative.opened);
    alternative.opened.groups.is_empty() && kinds == Some(super::only(JsonType::Object))
}

fn relation(a: &Traits<'_>, b: &Traits<'_>) -> Relation {
    let mut overlapping = false;
    for (name, values) in &a.constants {
        let Some(others) = b.constants.get(name) else {
            continue;
        };
        if values.is_disjoint(others) {
            return Relation::Apart;
        }
        let tag = a.required.contains(name) && b.required.contains(name);
        overlapping |= tag && values != others;
    }
    let ambiguous = a.required.is_subset(&b.known) && b.required.is_subset(&a.known);
    if overlapping || ambiguous {
        Relation::Together
    } else {
        Relation::Apart
    }
}
