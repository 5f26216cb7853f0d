//! A scope: in it, every name stands for one thing.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::ident::Ident;

/// The names that are taken in one scope.
///
/// Claims are settled in the order in which they are made: what is claimed first keeps its name.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<Ident>,
    /// The number that was given last to what could not have this name.
    numbers: HashMap<Ident, usize>,
}

impl Scope {
    /// A scope in which these names mean something else already.
    pub(super) fn reserving(names: &[&'static str]) -> Self {
        Self {
            taken: names.iter().map(|name| Ident::fixed(name)).collect(),
            numbers: HashMap::new(),
        }
    }

    /// Whether a name is free.
    pub(super) fn is_free(&self, name: &Ident) -> bool {
        !self.taken.contains(name)
    }

    /// Takes a name if it is free.
    pub(super) fn take(&mut self, name: &Ident) -> bool {
        self.taken.insert(name.clone())
    }

    /// Takes the first free one of some names; if none is, the last of them with the smallest
    /// number, from 2 on, that makes it free.
    pub(super) fn claim(&mut self, names: impl IntoIterator<Item = Ident>) -> Ident {
        let mut last = Ident::snake("");
        for name in names {
            if self.take(&name) {
                return name;
            }
            last = name;
        }
        let mut number = self.numbers.get(&last).copied().unwrap_or(1);
        loop {
            // Ends: only as many names are taken as were claimed.
            number += 1;
            let candidate = last.with_suffix(number);
            if self.take(&candidate) {
                self.numbers.insert(last, number);
                return candidate;
            }
        }
    }
}
