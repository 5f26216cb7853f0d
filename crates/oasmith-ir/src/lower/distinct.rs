//! Whether the branches of an `anyOf` are different things, or views of one thing that hold
//! together.

use foldhash::HashSet;
use std::collections::BTreeMap;

use oasmith_spec::schema::{JsonType, TypeSet};

use super::Lowering;
use super::compose;
use super::conjunction::{Conjunction, is_never};
use super::kinds;
use super::union::Alternative;
use super::values::{self, key};

/// How many branches are compared with each other.
const MAX_COMPARED: usize = 32;

/// How many are told apart pair by pair.
const MAX_TOLD_APART: usize = 256;

/// What tells an object from others.
struct Traits<'d> {
    known: HashSet<&'d str>,
    required: HashSet<&'d str>,
    /// The values of the members that have listed ones.
    constants: BTreeMap<&'d str, HashSet<String>>,
}

/// An alternative, for the question whether a value can be two of them.
struct Party<'d> {
    kinds: Option<TypeSet>,
    values: Option<HashSet<String>>,
    /// Whether it forbids members that it does not declare.
    closed: bool,
    traits: Traits<'d>,
}

impl Party<'_> {
    fn is_apart(&self, other: &Self) -> bool {
        self.is_of_another_kind(other)
            || matches!((&self.values, &other.values), (Some(a), Some(b)) if a.is_disjoint(b))
            || self.are_objects(other)
                && (self.has_other_constants(other) || self.lacks(other) || other.lacks(self))
    }

    fn is_of_another_kind(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.kinds, other.kinds) else {
            return false;
        };
        let numbers =
            |set: TypeSet| set.contains(JsonType::Number) || set.contains(JsonType::Integer);
        a.intersection(b).is_empty() && !(numbers(a) && numbers(b))
    }

    fn are_objects(&self, other: &Self) -> bool {
        let objects = Some(super::only(JsonType::Object));
        self.kinds == objects && other.kinds == objects
    }

    fn has_other_constants(&self, other: &Self) -> bool {
        let (a, b) = (&self.traits, &other.traits);
        a.constants.iter().any(|(name, values)| {
            (a.required.contains(name) || b.required.contains(name))
                && b.constants
                    .get(name)
                    .is_some_and(|others| values.is_disjoint(others))
        })
    }

    /// Whether it forbids what the other one demands.
    fn lacks(&self, other: &Self) -> bool {
        self.closed && !other.traits.required.is_subset(&self.traits.known)
    }
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

    /// Whether no value keeps to two of the alternatives, by its JSON type, by listed values, by a
    /// member that has other constants in each, or by members that one demands and another forbids.
    pub(super) fn are_apart(&self, list: &[Alternative<'d>]) -> bool {
        if list.len() > MAX_TOLD_APART {
            return false;
        }
        let parties: Vec<Party<'d>> = list.iter().map(|one| self.party(one)).collect();
        let mut pairs = parties.iter().enumerate();
        pairs.all(|(at, one)| parties.iter().skip(at + 1).all(|other| one.is_apart(other)))
    }

    fn party(&self, alternative: &Alternative<'d>) -> Party<'d> {
        let opened = &alternative.opened;
        let listed = values::listed(opened);
        let closed = |part: &super::open::Part<'_>| {
            let others = part.schema.additional_properties;
            others.is_some_and(|id| is_never(self.document, id))
                && part.schema.pattern_properties.is_empty()
        };
        Party {
            kinds: kinds::stated(opened),
            values: listed.map(|listed| listed.iter().map(|node| key(node)).collect()),
            closed: opened.parts.len() == 1 && opened.parts.iter().any(closed),
            traits: self.traits(alternative),
        }
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
