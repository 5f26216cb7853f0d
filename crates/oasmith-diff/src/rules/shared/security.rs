//! Security requirements as sets.

use std::collections::{BTreeMap, BTreeSet};

use oasmith_ir::api::SecurityRequirement;

/// Alternatives, each with the scopes that its schemes need. Without any alternative nothing is
/// needed, which is one alternative that asks for nothing.
pub(in crate::rules) type Requirements = BTreeSet<BTreeMap<String, BTreeSet<String>>>;

/// The alternatives of an operation.
pub(in crate::rules) fn requirements(security: &[SecurityRequirement]) -> Requirements {
    let mut found: Requirements = security
        .iter()
        .map(|requirement| {
            let schemes = requirement.schemes.iter();
            schemes
                .map(|(name, scopes)| (name.value.clone(), scopes.iter().cloned().collect()))
                .collect()
        })
        .collect();
    if found.is_empty() {
        found.insert(BTreeMap::new());
    }
    found
}

/// Whether whoever has the schemes of `has` has those of `needs`, scopes aside.
pub(in crate::rules) fn scheme_subset(
    needs: &BTreeMap<String, BTreeSet<String>>,
    has: &BTreeMap<String, BTreeSet<String>>,
) -> bool {
    needs.keys().all(|scheme| has.contains_key(scheme))
}

/// Whether whoever has the schemes and scopes of `has` has those of `needs`.
pub(in crate::rules) fn satisfies(
    has: &BTreeMap<String, BTreeSet<String>>,
    needs: &BTreeMap<String, BTreeSet<String>>,
) -> bool {
    needs
        .iter()
        .all(|(scheme, scopes)| has.get(scheme).is_some_and(|has| scopes.is_subset(has)))
}
