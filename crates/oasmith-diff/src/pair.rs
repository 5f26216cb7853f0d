//! What stands on both sides, or on one.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::collections::VecDeque;

/// Something of the base, of the head, or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair<T> {
    /// It is in both.
    Both(T, T),
    /// It is in the head only.
    Added(T),
    /// It was in the base only.
    Removed(T),
}

impl<T: Copy> Pair<T> {
    /// Both sides, where there are both.
    pub fn both(self) -> Option<(T, T)> {
        match self {
            Self::Both(base, head) => Some((base, head)),
            _ => None,
        }
    }

    /// What is new.
    pub fn added(self) -> Option<T> {
        match self {
            Self::Added(head) => Some(head),
            _ => None,
        }
    }

    /// What is gone.
    pub fn removed(self) -> Option<T> {
        match self {
            Self::Removed(base) => Some(base),
            _ => None,
        }
    }

    /// The base's side.
    pub fn base(self) -> Option<T> {
        match self {
            Self::Both(base, _) | Self::Removed(base) => Some(base),
            Self::Added(_) => None,
        }
    }

    /// The head's side.
    pub fn head(self) -> Option<T> {
        match self {
            Self::Both(_, head) | Self::Added(head) => Some(head),
            Self::Removed(_) => None,
        }
    }

    /// The newer side that there is.
    pub fn latest(self) -> T {
        match self {
            Self::Both(_, one) | Self::Added(one) | Self::Removed(one) => one,
        }
    }

    /// The same change backwards: from the head to the base.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Both(base, head) => Self::Both(head, base),
            Self::Added(one) => Self::Removed(one),
            Self::Removed(one) => Self::Added(one),
        }
    }

    /// The same of another kind.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Pair<U> {
        match self {
            Self::Both(base, head) => Pair::Both(change(base), change(head)),
            Self::Added(head) => Pair::Added(change(head)),
            Self::Removed(base) => Pair::Removed(change(base)),
        }
    }
}

impl<T: Clone> Pair<T> {
    /// The newer side that there is.
    pub fn into_latest(self) -> T {
        match self {
            Self::Both(_, one) | Self::Added(one) | Self::Removed(one) => one,
        }
    }
}

impl Pair<String> {
    /// The same, borrowed.
    pub fn as_deref(&self) -> Pair<&str> {
        match self {
            Self::Both(base, head) => Pair::Both(base, head),
            Self::Added(head) => Pair::Added(head),
            Self::Removed(base) => Pair::Removed(base),
        }
    }
}

/// What pairing gives: each with its place in its list.
pub(crate) type Pairs<'a, T> = Vec<Pair<(usize, &'a T)>>;

/// Pairs what has the same key on both sides: the head's order, then what is gone. Of several with
/// one key, the first of each side pair, then the second, and so on.
pub(crate) fn pairs<'a, T, K: std::hash::Hash + Eq>(
    base: &'a [T],
    head: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Pairs<'a, T> {
    pairs_by(base, head, &key, &key)
}

/// The same where keys are made in another way on each side.
pub(crate) fn pairs_by<'a, T, K: std::hash::Hash + Eq>(
    base: &'a [T],
    head: &'a [T],
    base_key: impl Fn(&'a T) -> K,
    head_key: impl Fn(&'a T) -> K,
) -> Pairs<'a, T> {
    let mut left: HashMap<K, VecDeque<usize>> = HashMap::new();
    for (at, one) in base.iter().enumerate() {
        left.entry(base_key(one)).or_default().push_back(at);
    }
    let mut gone = vec![true; base.len()];
    let mut found = Vec::with_capacity(head.len());
    for (at, one) in head.iter().enumerate() {
        let old = left.get_mut(&head_key(one)).and_then(VecDeque::pop_front);
        match old.and_then(|old| Some((old, base.get(old)?))) {
            Some((old, was)) => {
                if let Some(gone) = gone.get_mut(old) {
                    *gone = false;
                }
                found.push(Pair::Both((old, was), (at, one)));
            }
            None => found.push(Pair::Added((at, one))),
        }
    }
    let removed = base.iter().enumerate().zip(gone);
    found.extend(
        removed
            .filter(|(_, gone)| *gone)
            .map(|(one, _)| Pair::Removed(one)),
    );
    found
}

/// Pairs those that are left over once more by another key: they moved.
pub(crate) fn pair_moved<'a, T, K: PartialEq>(
    found: Pairs<'a, T>,
    key: impl Fn(&'a T) -> Option<K>,
) -> Pairs<'a, T> {
    pair_left(found, |(_, old), (_, new)| {
        key(new).is_some_and(|wanted| key(old).as_ref() == Some(&wanted))
    })
}

/// Pairs those that are left over where `same` says so of the old and the new one.
pub(crate) fn pair_left<'a, T>(
    found: Pairs<'a, T>,
    same: impl Fn((usize, &'a T), (usize, &'a T)) -> bool,
) -> Pairs<'a, T> {
    let gone: Vec<(usize, &T)> = found.iter().filter_map(|pair| pair.removed()).collect();
    let mut taken = HashSet::new();
    let mut result = Vec::with_capacity(found.len());
    for pair in found {
        let old = pair.added().and_then(|new| {
            let mut left = gone.iter().filter(|(at, _)| !taken.contains(at));
            left.find(|old| same(**old, new)).copied()
        });
        match (pair, old) {
            (Pair::Added(new), Some(old)) => {
                taken.insert(old.0);
                result.push(Pair::Both(old, new));
            }
            _ => result.push(pair),
        }
    }
    result.retain(|pair| pair.removed().is_none_or(|(at, _)| !taken.contains(&at)));
    result
}
