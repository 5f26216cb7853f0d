//! Methods and models whose names in Rust stand for another operation or schema than before.

use foldhash::{HashMap, HashSet};

use oasmith_ir::types::TypeId;

use super::finding::{Scope, Target};
use super::reach::Flow;
use super::subject::{NameOf, NamePair};
use super::{Comparison, Place, label};
use crate::operation_paths::OperationPaths;
use crate::pair::{Pair, pairs, pairs_by};
use crate::side::Side;

impl<'a> Comparison<'a> {
    /// Methods and models whose names stand for another operation or schema than before.
    pub(super) fn reassigned(&mut self) {
        self.reassigned_methods();
        self.reassigned_models();
    }

    fn reassigned_methods(&mut self) {
        let list = |side: &'a Side| -> Vec<(String, usize)> {
            let all = 0..side.names.operations().len();
            all.map(|at| (method_path(side, at), at)).collect()
        };
        let (was, is) = (list(self.base), list(self.head));
        let entry_of = |pick: fn(Pair<usize>) -> Option<usize>| -> HashMap<usize, usize> {
            let entries = self.operations.iter().enumerate();
            let entries = entries.filter(|(_, entry)| !entry.webhook);
            entries
                .filter_map(|(at, entry)| Some((pick(entry.pair.map(|(index, _)| index))?, at)))
                .collect()
        };
        let (of_base, of_head) = (entry_of(Pair::base), entry_of(Pair::head));
        let both = pairs_by(&was, &is, |one| one.0.as_str(), |one| one.0.as_str());
        for ((_, (path, base)), (_, (_, head))) in both.into_iter().filter_map(Pair::both) {
            let (Some(&one), Some(&other)) = (of_base.get(base), of_head.get(head)) else {
                continue;
            };
            let ends = (
                self.base.api.operations.get(*base),
                self.head.api.operations.get(*head),
            );
            let (true, (Some(was), Some(is))) = (one != other, ends) else {
                continue;
            };
            let place = Place {
                scope: Scope::Operations(vec![one, other]),
                flow: Flow::BOTH,
                target: Target::Name(vec![path.clone(), call_path(self.base, *base)]),
                label: path.clone(),
                spans: (Some(was.span), Some(is.span)),
                removed: false,
                named: None,
            };
            let subject = NamePair {
                what: NameOf::Operation,
                owner: "",
                rust: (path, path),
                wire: (&label::operation(was), &label::operation(is)),
            };
            self.show(&place, &subject);
        }
    }

    fn reassigned_models(&mut self) {
        let of_base: HashSet<TypeId> = self.nodes.iter().map(|node| node.base).collect();
        let of_head: HashSet<TypeId> = self.nodes.iter().map(|node| node.head).collect();
        let models = |side: &'a Side| -> Vec<(&'a str, TypeId)> {
            let models = side.api.models.iter();
            models
                .map(|id| (side.names.model(*id).as_str(), *id))
                .collect()
        };
        let (was, is) = (models(self.base), models(self.head));
        for ((_, (name, base)), (_, (_, head))) in pairs(&was, &is, |one| one.0)
            .into_iter()
            .filter_map(Pair::both)
        {
            let known = of_base.contains(base) && of_head.contains(head);
            if !known || self.find_node(*base, *head).is_some() {
                continue;
            }
            let (old, new) = (self.base.api.ty(*base), self.head.api.ty(*head));
            let ends = (
                label::ty(&self.base.api, &old.origin),
                label::ty(&self.head.api, &new.origin),
            );
            if ends.0 == ends.1 {
                continue;
            }
            let path = format!("models::{name}");
            let place = Place {
                scope: Scope::Document,
                flow: Flow::BOTH,
                target: Target::Name(vec![path.clone()]),
                label: path.clone(),
                spans: (Some(old.span), Some(new.span)),
                removed: false,
                named: None,
            };
            let subject = NamePair {
                what: NameOf::Schema,
                owner: "",
                rust: (&path, &path),
                wire: (&ends.0, &ends.1),
            };
            self.show(&place, &subject);
        }
    }
}

/// The type of an operation's calls: `pets::GetPet`.
pub(super) fn call_path(side: &Side, at: usize) -> String {
    OperationPaths::of(&side.names, at).map_or_else(String::new, |paths| paths.call)
}

/// The method of an operation: `pets::Pets::get()`.
fn method_path(side: &Side, at: usize) -> String {
    OperationPaths::of(&side.names, at).map_or_else(String::new, |paths| paths.method)
}
