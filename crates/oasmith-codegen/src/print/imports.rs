//! `use` declarations, and what is noted of code for them.

use super::{Code, Fragment, Snippet, line, snippet};
use crate::ident::Ident;
use oasmith_ir::types::TypeId;
use std::cell::RefCell;
use std::cmp::Ordering;

/// What code names, or docs link to, that may stand in another module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Import {
    /// A model.
    Model(TypeId),
    /// A model that only docs name.
    Link(TypeId),
    /// The table of rules.
    Rules,
}

/// All that some code names of other modules. It is noted where a name is written, and goes with the
/// snippets and lines that are made of that. Sorted; most snippets name nothing, and an empty list costs
/// less than an empty set.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Imports(Vec<Import>);

impl Imports {
    /// Adds what other code names.
    #[inline]
    pub fn add(&mut self, other: &Self) {
        // Most names nothing.
        if !other.0.is_empty() {
            self.add_some(other);
        }
    }

    fn add_some(&mut self, other: &Self) {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
        } else {
            self.extend(&other.0);
        }
    }

    fn has(&self, import: Import) -> bool {
        self.0.binary_search(&import).is_ok()
    }

    /// The models that code names, in the order of the types.
    pub fn models(&self) -> impl Iterator<Item = TypeId> {
        self.0.iter().filter_map(|import| match import {
            Import::Model(id) => Some(*id),
            Import::Link(_) | Import::Rules => None,
        })
    }

    /// Whether code names a model.
    #[must_use]
    pub fn has_models(&self) -> bool {
        self.models().next().is_some()
    }

    /// Whether code names the table of rules.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        self.has(Import::Rules)
    }

    /// What docs link to.
    pub(super) fn links(&self) -> impl Iterator<Item = &Import> {
        self.0
            .iter()
            .filter(|import| matches!(import, Import::Link(_)))
    }

    /// The models that docs link to and code does not name.
    pub fn only_linked(&self) -> impl Iterator<Item = TypeId> {
        self.links().filter_map(|import| match import {
            Import::Link(id) if !self.has(Import::Model(*id)) => Some(*id),
            _ => None,
        })
    }
}

impl<'i> Extend<&'i Import> for Imports {
    fn extend<I: IntoIterator<Item = &'i Import>>(&mut self, imports: I) {
        for import in imports {
            if let Err(at) = self.0.binary_search(import) {
                self.0.insert(at, *import);
            }
        }
    }
}

/// Lets only fragments through, and notes what they name. For the macros.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Seen(RefCell<Imports>);

impl Seen {
    /// Hands a fragment on.
    pub fn checked<'f, T: Fragment + ?Sized>(&self, fragment: &'f T) -> &'f T {
        fragment.note(&mut self.0.borrow_mut());
        fragment
    }

    /// What the fragments name.
    pub fn into_imports(self) -> Imports {
        self.0.into_inner()
    }
}

impl Code {
    /// `use path::{Names};`, sorted as edition 2024 sorts, wrapped where it is too long; nothing
    /// where there are no names. `head` is like `use super` or `pub use models`.
    pub fn use_list(&mut self, head: &'static str, names: &[&Ident]) {
        let mut names = names.to_vec();
        names.sort_by(|a, b| version_order(a.as_str(), b.as_str()));
        names.dedup();
        match names.as_slice() {
            [] => {}
            [name] => line!(self, "{}::{};", head, name),
            names => {
                let names: Vec<Snippet> = names.iter().map(|&name| Snippet::from(name)).collect();
                let joined = Snippet::join(&names, ", ");
                let one_line = snippet!("{}::{{{}}};", head, joined);
                // rustfmt keeps two columns free.
                if one_line.width() + 2 <= self.room() {
                    return self.snippet(&one_line);
                }
                line!(self, "{}::{{", head);
                self.names(&names);
                line!(self, "}};");
            }
        }
    }

    /// As many names on a line as fit; rustfmt keeps a column free behind the comma, unless one line
    /// holds them all.
    fn names(&mut self, names: &[Snippet]) {
        self.indent();
        let all = Snippet::join(names, ", ");
        if all.width() < self.room() {
            line!(self, "{},", all);
            return self.dedent();
        }
        let room = self.room().saturating_sub(1);
        let mut on_line: Vec<Snippet> = Vec::new();
        let mut width = 0;
        for name in names {
            let needed = name.width() + ",".len();
            if !on_line.is_empty() && width + needed > room {
                line!(self, "{},", Snippet::join(&on_line, ", "));
                on_line.clear();
                width = 0;
            }
            width += needed + " ".len();
            on_line.push(name.clone());
        }
        if !on_line.is_empty() {
            line!(self, "{},", Snippet::join(&on_line, ", "));
        }
        self.dedent();
    }
}

/// The order of names in a `use` list of edition 2024: an underscore before digits, runs of digits by
/// their value, then letters as bytes.
pub(crate) fn version_order(a: &str, b: &str) -> Ordering {
    let same = same_beginning(a, b);
    let (mut a_rest, mut b_rest) = (&a[same..], &b[same..]);
    loop {
        let (a_digits, b_digits) = (digits(a_rest), digits(b_rest));
        let order = if a_digits.is_empty() || b_digits.is_empty() {
            let (a_next, b_next) = (a_rest.chars().next(), b_rest.chars().next());
            if a_next.is_none() && b_next.is_none() {
                return a.cmp(b);
            }
            a_rest = a_rest.get(a_next.map_or(0, char::len_utf8)..).unwrap_or("");
            b_rest = b_rest.get(b_next.map_or(0, char::len_utf8)..).unwrap_or("");
            let key = |next: Option<char>| next.map(|c| (c != '_', c));
            key(a_next).cmp(&key(b_next))
        } else {
            a_rest = a_rest.get(a_digits.len()..).unwrap_or("");
            b_rest = b_rest.get(b_digits.len()..).unwrap_or("");
            let value = |digits: &str| digits.trim_start_matches('0').to_owned();
            let (a_value, b_value) = (value(a_digits), value(b_digits));
            (a_value.len(), a_value).cmp(&(b_value.len(), b_value))
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// How many bytes two texts have in common at their beginning, but for digits, which may go on differently.
fn same_beginning(a: &str, b: &str) -> usize {
    let bytes = a.bytes().zip(b.bytes());
    let same = bytes.take_while(|(a, b)| a == b).count();
    let mut start = same;
    while !a.is_char_boundary(start) || a[..start].ends_with(|c: char| c.is_ascii_digit()) {
        start -= 1;
    }
    start
}

/// The digits that a text begins with.
fn digits(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::version_order;

    #[test]
    fn names_are_sorted_as_rustfmt_sorts_them() {
        let sorted = [
            "A1",
            "Ab",
            "B_C",
            "Error",
            "a2",
            "a10",
            "aB",
            "api_columns",
            "api1",
            "b_c",
            "b2",
            "bc",
            "shared",
            "shared_2",
            "shared_10",
        ];
        assert!(sorted.is_sorted_by(|a, b| version_order(a, b).is_lt()));
    }
}
