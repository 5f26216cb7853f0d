//! Which Rust items a finding can be the cause of.

mod operation;
mod ty;

use oasmith_ir::types::TypeId;

pub(super) use operation::{answer_types, request_types};

use crate::compare::Comparison;
use crate::compare::finding::{Finding, Target};
use crate::side::Side;
use crate::surface::Renames;

/// Paths of items and owners, by the base's names, the nearest first.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// These very items.
    pub(super) exact: Vec<String>,
    /// All items of these owners.
    pub(super) owner: Vec<String>,
    /// All items of these owners that nobody claims more closely.
    pub(super) near: Vec<String>,
    /// The same, where nothing nearer is the cause.
    pub(super) far: Vec<String>,
    /// Whether the code of those near must differ for it, without any item that does.
    touches: bool,
}

impl Claims {
    /// The owners whose text the finding may have changed.
    pub(super) fn owners(&self) -> impl Iterator<Item = &str> {
        let of_items = self.exact.iter().map(|path| owner_of(path));
        let near = self.near.iter().filter(|_| self.touches);
        of_items.chain(self.owner.iter().chain(near).map(String::as_str))
    }
}

fn owner_of(path: &str) -> &str {
    let path = path.split_once(" for ").map_or(path, |(_, owner)| owner);
    let path = path.split('.').next().unwrap_or(path);
    match path.strip_suffix("()") {
        Some(method) => method.rsplit_once("::").map_or(method, |(owner, _)| owner),
        None => path,
    }
}

/// The items that a finding can be the cause of.
pub(super) fn claims(comparison: &Comparison<'_>, renames: &Renames, finding: &Finding) -> Claims {
    let mut claiming = Claiming {
        comparison,
        renames,
        claims: Claims::default(),
    };
    match &finding.target {
        Target::Nothing | Target::Name(_) => {}
        Target::Arguments(at) => claiming.arguments(*at),
        Target::Constructor(node) => claiming.constructor(*node),
        Target::Servers => {
            claiming.claims.owner.push("servers".to_owned());
            claiming.client();
        }
        Target::Security => claiming.client(),
        Target::Group(base, head) => claiming.group(*base, *head),
        Target::Operation(at) => claiming.operation(*at),
        Target::Request(at, name) => claiming.request(*at, name.as_deref()),
        Target::Answer(at) => claiming.answer(*at),
        Target::Type(node) => claiming.ty(*node),
        Target::Member(node, base, head) => claiming.member(*node, *base, *head),
        Target::Variant(node, base, head) => claiming.variant(*node, *base, *head),
        Target::Model(base, head) => claiming.model(*base, *head),
    }
    claiming.claims
}

struct Claiming<'c, 'a> {
    comparison: &'c Comparison<'a>,
    renames: &'c Renames,
    claims: Claims,
}

impl Claiming<'_, '_> {
    fn client(&mut self) {
        self.claims
            .near
            .extend(["Client".to_owned(), "ClientBuilder".to_owned()]);
    }

    /// A path of the head by the base's name.
    fn old(&self, path: String) -> String {
        self.renames.owners.get(&path).cloned().unwrap_or(path)
    }
}

pub(super) fn model(side: &Side, id: TypeId) -> String {
    format!("models::{}", side.names.model(id).as_str())
}
