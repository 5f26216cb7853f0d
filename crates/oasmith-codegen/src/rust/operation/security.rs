//! Which scopes a call needs, as the docs of its method tell.

use oasmith_ir::api::SecuritySchemeKind;
use oasmith_ir::operation::Operation;
use oasmith_spec::security::SecurityRequirement;

use crate::print::{Snippet, snippet};
use crate::rust::cx::Cx;
use crate::rust::doc::{CodeSpan, Doc};

/// A line for the scopes of an operation's security requirements (OpenAPI 3.1.1, section 4.8.30), if
/// it needs any. Alternatives without scopes are not named.
pub(super) fn document(cx: &Cx<'_>, operation: &Operation, doc: &mut Doc) {
    let mut alternatives: Vec<Snippet> = Vec::new();
    for requirement in &operation.security {
        let alternative = scopes_of(cx, requirement);
        if !alternative.is_empty() {
            alternatives.push(Snippet::join(&alternative, " with "));
        }
    }
    if !alternatives.is_empty() {
        let all = Snippet::join(&alternatives, ", or ");
        doc.paragraph(&snippet!("Scopes: {}", all));
    }
}

/// The scopes of each scheme that has some. What other kinds of schemes list are roles, whose meaning is
/// left to the description.
fn scopes_of(cx: &Cx<'_>, requirement: &SecurityRequirement) -> Vec<Snippet> {
    let schemes = requirement.schemes.iter();
    let schemes =
        schemes.filter(|(name, scopes)| !scopes.is_empty() && has_scopes(cx, &name.value));
    schemes
        .map(|(name, scopes)| {
            let scopes: Vec<_> = scopes
                .iter()
                .map(|scope| snippet!("{}", CodeSpan::new(scope)))
                .collect();
            let scopes = Snippet::join(&scopes, ", ");
            snippet!("{} of {}", scopes, CodeSpan::new(&name.value))
        })
        .collect()
}

fn has_scopes(cx: &Cx<'_>, scheme: &str) -> bool {
    let mut schemes = cx.api.security_schemes.iter();
    schemes.any(|(name, known)| {
        let kind = &known.kind;
        name.value == scheme
            && matches!(
                kind,
                SecuritySchemeKind::OAuth2 { .. } | SecuritySchemeKind::OpenIdConnect { .. }
            )
    })
}
