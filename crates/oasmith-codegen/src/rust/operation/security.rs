//! What authorises a call: the schemes that are sent, and the scopes that its docs tell of.

use std::collections::HashSet;

use oasmith_ir::api::SecuritySchemeKind;
use oasmith_ir::operation::Operation;
use oasmith_spec::security::SecurityRequirement;

use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Expr, Snippet, snippet};
use crate::rust::cx::Cx;

/// The alternatives of an operation's security requirements (OpenAPI 3.1.1, section 4.8.30), each a list
/// of the schemes that put something into the request.
pub(super) fn alternatives(cx: &Cx<'_>, operation: &Operation) -> Vec<Expr> {
    let mut alternatives: Vec<Expr> = Vec::new();
    let mut known: HashSet<Vec<&str>> = HashSet::new();
    for requirement in operation.security.iter() {
        let names = requirement.schemes.iter();
        let names: Vec<&str> = names
            .map(|(name, _)| name.value.as_str())
            .filter(|name| is_sent(cx, name))
            .collect();
        let texts: Vec<Expr> = names.iter().map(|name| Expr::text(name)).collect();
        // Alternatives can differ by their scopes alone, which are no matter of sending.
        if known.insert(names) {
            alternatives.push(Expr::slice(texts));
        }
    }
    alternatives
}

/// A line for the scopes of an operation's security requirements, if it needs any. Alternatives without
/// scopes are not named.
pub(super) fn document_scopes(cx: &Cx<'_>, operation: &Operation, doc: &mut Doc) {
    let mut alternatives: Vec<Snippet> = Vec::new();
    let mut scopes = Scopes {
        room: MOST_SCOPES,
        more: 0,
    };
    for requirement in operation.security.iter() {
        let alternative = scopes.of(cx, requirement);
        if !alternative.is_empty() {
            alternatives.push(Snippet::join(&alternative, " with "));
        }
    }
    if !alternatives.is_empty() {
        let all = Snippet::join(&alternatives, ", or ");
        let all = match scopes.more {
            0 => all,
            more => snippet!("{}, and {} more", all, more),
        };
        doc.paragraph(&snippet!("Scopes: {}", all));
    }
}

/// The most scopes that the docs of an operation name: those at the root stand at each.
const MOST_SCOPES: usize = 48;

/// How many scopes can still be named, and how many were not.
struct Scopes {
    room: usize,
    more: usize,
}

impl Scopes {
    /// The scopes of each scheme that has some. What other kinds of schemes list are roles, whose meaning is
    /// left to the description.
    fn of(&mut self, cx: &Cx<'_>, requirement: &SecurityRequirement) -> Vec<Snippet> {
        let schemes = requirement.schemes.iter();
        let schemes = schemes.filter(|(name, _)| has_scopes(cx, &name.value));
        schemes
            .filter_map(|(name, scopes)| {
                let named = scopes.get(..self.room).unwrap_or(scopes);
                self.room -= named.len();
                self.more += scopes.len() - named.len();
                let named: Vec<_> = named
                    .iter()
                    .map(|scope| snippet!("{}", CodeSpan::new(scope)))
                    .collect();
                let is_some = !named.is_empty();
                let named = Snippet::join(&named, ", ");
                is_some.then(|| snippet!("{} of {}", named, CodeSpan::new(&name.value)))
            })
            .collect()
    }
}

/// Whether a security scheme puts something into requests. `mutualTLS` does not.
fn is_sent(cx: &Cx<'_>, scheme: &str) -> bool {
    !matches!(
        cx.scheme(scheme),
        None | Some(SecuritySchemeKind::MutualTls)
    )
}

fn has_scopes(cx: &Cx<'_>, scheme: &str) -> bool {
    matches!(
        cx.scheme(scheme),
        Some(SecuritySchemeKind::OAuth2 { .. } | SecuritySchemeKind::OpenIdConnect { .. })
    )
}
