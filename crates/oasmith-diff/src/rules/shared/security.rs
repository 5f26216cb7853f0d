//! Security requirements as sets.

use std::collections::{BTreeMap, BTreeSet};

use oasmith_ir::api::SecurityRequirement;

use super::show::quoted;
use crate::compare::same_security;
use crate::compare::subject::OperationPair;
use crate::effect::Effect;
use crate::rules::found::Found;
use crate::sentence::{Sentence, sentence};

/// Alternatives, each with the scopes that its schemes need. Without any alternative nothing is
/// needed, which is one alternative that asks for nothing.
pub(in crate::rules) type Requirements = BTreeSet<BTreeMap<String, BTreeSet<String>>>;

/// The alternatives of an operation before and after, schemes by what they were called before. `None`
/// where they are the same, or the server makes the call: nobody has credentials of the other side then.
pub(in crate::rules) fn requirements(
    operation: &OperationPair<'_>,
) -> Option<(Requirements, Requirements)> {
    let (base, head) = operation.pair.both().filter(|_| !operation.webhook)?;
    let new_name = |name: &str| {
        let renamed = operation.schemes.get(name).copied();
        renamed.unwrap_or(name).to_owned()
    };
    let mut schemes = head.security.iter().flat_map(|one| &one.schemes);
    let keep_names = schemes.all(|(name, _)| new_name(&name.value) == name.value);
    if keep_names && same_security(&base.security, &head.security) {
        return None;
    }
    let was = alternatives(&base.security, |name| name.to_owned());
    let is = alternatives(&head.security, new_name);
    (was != is).then_some((was, is))
}

fn alternatives(security: &[SecurityRequirement], name: impl Fn(&str) -> String) -> Requirements {
    let mut found: Requirements = security
        .iter()
        .map(|requirement| {
            let schemes = requirement.schemes.iter();
            schemes
                .map(|(scheme, scopes)| (name(&scheme.value), scopes.iter().cloned().collect()))
                .collect()
        })
        .collect();
    if found.is_empty() {
        found.insert(BTreeMap::new());
    }
    found
}

/// The change of an operation's requirements, with its effect on what old clients send.
pub(in crate::rules) fn security_change(
    effect: Effect,
    was: &Requirements,
    is: &Requirements,
) -> Found {
    let message = sentence!(
        "the security requirement changed from {} to {}",
        described(was),
        described(is)
    );
    Found::send(effect, message)
        .values(format!("{was:?}"), format!("{is:?}"))
        .keyword("security")
}

/// Alternatives as messages name them: `` `key`, or `oauth` with `read` ``.
fn described(requirements: &Requirements) -> Sentence {
    let alternatives = requirements.iter().map(|schemes| {
        if schemes.is_empty() {
            return "no credentials".into();
        }
        let schemes = schemes.iter().map(|(scheme, scopes)| {
            if scopes.is_empty() {
                return sentence!("`{}`", scheme);
            }
            let scopes = quoted(scopes.iter().map(String::as_str));
            sentence!("`{}` with {}", scheme, scopes)
        });
        Sentence::joined(schemes, " and ")
    });
    Sentence::joined(alternatives, ", or ")
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
