//! The order in which reports show changes, and what belongs together.

use std::ops::Range;

use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::rules::Rule;
use crate::signature::differing;

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Silent,
    Breaking,
    Rust,
    Risk,
    Accepted,
    Other,
}

impl Section {
    /// All, the gravest first.
    pub(super) const ALL: [Self; 6] = [
        Self::Silent,
        Self::Breaking,
        Self::Rust,
        Self::Risk,
        Self::Accepted,
        Self::Other,
    ];

    /// Where a change belongs.
    pub(super) fn of(change: &Change) -> Self {
        match (change.on_messages(), change.rust) {
            _ if change.accepted.is_some() => Self::Accepted,
            _ if change.is_silent() => Self::Silent,
            (Effect::Breaking, _) => Self::Breaking,
            (_, Bump::Major) => Self::Rust,
            (Effect::Risk, _) => Self::Risk,
            (Effect::Ok, _) => Self::Other,
        }
    }

    /// The changes that belong there.
    pub(super) fn changes(self, changes: &Changes) -> Vec<&Change> {
        let all = changes.changes.iter();
        all.filter(|change| Self::of(change) == self).collect()
    }

    /// Its heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Silent => "Silent: code still compiles, and breaks when it runs",
            Self::Breaking => "Breaking on the wire",
            Self::Rust => "Breaking for Rust callers",
            Self::Risk => "At risk on the wire",
            Self::Accepted => "Accepted",
            Self::Other => "Without effect on the wire",
        }
    }

    /// A word for it, as a class of a page.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Breaking => "breaking",
            Self::Rust => "major",
            Self::Risk => "risk",
            Self::Accepted => "accepted",
            Self::Other => "ok",
        }
    }
}

/// Changes of one rule, in the order of the rules.
pub(super) fn by_rule(changes: Vec<&Change>) -> Vec<(&str, Vec<&Change>)> {
    let mut groups: std::collections::BTreeMap<&str, Vec<&Change>> = Default::default();
    for change in changes {
        groups.entry(&change.rule).or_default().push(change);
    }
    groups.into_iter().collect()
}

/// What a rule finds, in a sentence without its full stop.
pub(super) fn title_of(rule: &str) -> &'static str {
    Rule::by_id(rule).map_or("", Rule::title)
}

/// A Rust item of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ItemLine<'c> {
    /// `-` or `+`.
    pub(super) sign: char,
    pub(super) text: &'c str,
    /// The part of it that differs from the other side.
    pub(super) differs: Option<Range<usize>>,
}

/// The Rust items of a change: those of which there is one on each side together, then the others.
pub(super) fn items(change: &Change) -> Vec<ItemLine<'_>> {
    let mut lines = Vec::new();
    let mut rest = Vec::new();
    let mut after: Vec<Option<&str>> = change.after.iter().map(|one| Some(one.as_str())).collect();
    let alone = change.before.len() == 1 && change.after.len() == 1;
    for before in &change.before {
        let same = |one: &Option<&str>| one.is_some_and(|one| alone || key(one) == key(before));
        let other = after.iter().position(same);
        match other.and_then(|at| after.get_mut(at)?.take()) {
            Some(after) => {
                let (was, is) = differing(before, after);
                let part =
                    |text: &str, range: Range<usize>| (range.len() < text.len()).then_some(range);
                lines.push(line('-', before, part(before, was)));
                lines.push(line('+', after, part(after, is)));
            }
            None => rest.push(line('-', before, None)),
        }
    }
    let after = after.into_iter().flatten().map(|one| line('+', one, None));
    lines.into_iter().chain(rest).chain(after).collect()
}

fn line(sign: char, text: &str, differs: Option<Range<usize>>) -> ItemLine<'_> {
    ItemLine {
        sign,
        text,
        differs,
    }
}

/// What an item is called, with what it belongs to.
fn key(item: &str) -> &str {
    let item = item.strip_prefix("#[deprecated] ").unwrap_or(item);
    let ends = [item.find('('), item.rfind(": "), item.rfind(" is ")];
    let end = ends.into_iter().flatten().next();
    item.get(..end.unwrap_or(item.len())).unwrap_or(item)
}

/// The operations that a line about a change names: a few, or how many.
pub(super) fn reached(change: &Change) -> Option<&[String]> {
    (1..=2)
        .contains(&change.operations.len())
        .then_some(change.operations.as_slice())
}
