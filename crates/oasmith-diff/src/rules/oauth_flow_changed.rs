//! The OAuth flows of a security scheme changed.
//!
//! Old clients can't get tokens by a flow, a scope or a URL that was removed. New flows and scopes break nothing, and
//! their order means nothing.

use super::prelude::*;
use oasmith_spec::security::OAuthFlow;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    use oasmith_ir::api::SecuritySchemeKind::OAuth2;
    let (base, head) = scheme.pair.both()?;
    let (OAuth2 { flows: was }, OAuth2 { flows: is }) = (&base.kind, &head.kind) else {
        return None;
    };
    let (mut effect, mut said) = (Fine, Vec::new());
    for old in was {
        match is.iter().find(|new| new.kind == old.kind) {
            Some(new) => flow(old, new, &mut effect, &mut said),
            None => {
                effect = Breaking;
                said.push(sentence!("the flow `{}` was removed", old.kind));
            }
        }
    }
    for new in is {
        if !was.iter().any(|old| old.kind == new.kind) {
            said.push(sentence!("the flow `{}` was added", new.kind));
        }
    }
    if said.is_empty() {
        return None;
    }
    let effect = if scheme.used { effect } else { Fine };
    let changed = Sentence::joined(said, "; ");
    let values = |flows: &[OAuthFlow]| {
        let mut shown: Vec<String> = flows.iter().map(show).collect();
        shown.sort_unstable();
        shown.join("\n")
    };
    Some(
        Found::send(
            effect,
            sentence!("OAuth of `{}`: {}", scheme.name.latest(), changed),
        )
        .values(values(was), values(is)),
    )
}

/// How a flow changed, beside the order of its scopes.
fn flow(
    was: &OAuthFlow,
    is: &OAuthFlow,
    effect: &mut crate::effect::Effect,
    said: &mut Vec<Sentence>,
) {
    for (name, old, new, weight) in [
        ("tokenUrl", &was.token_url, &is.token_url, Breaking),
        (
            "authorizationUrl",
            &was.authorization_url,
            &is.authorization_url,
            Breaking,
        ),
        ("refreshUrl", &was.refresh_url, &is.refresh_url, Risk),
    ] {
        if old != new {
            *effect = (*effect).max(weight);
            said.push(sentence!(
                "`{}` of the flow `{}` changed from {} to {}",
                name,
                is.kind,
                named(old.as_deref(), "none"),
                named(new.as_deref(), "none")
            ));
        }
    }
    for scope in was.scopes.iter().filter(|scope| !is.scopes.contains(scope)) {
        *effect = Breaking;
        said.push(sentence!(
            "the flow `{}` lost the scope `{}`",
            is.kind,
            scope
        ));
    }
    for scope in is.scopes.iter().filter(|scope| !was.scopes.contains(scope)) {
        said.push(sentence!(
            "the flow `{}` gained the scope `{}`",
            is.kind,
            scope
        ));
    }
}

fn show(flow: &OAuthFlow) -> String {
    let mut scopes = flow.scopes.clone();
    scopes.sort_unstable();
    format!(
        "{:?}",
        OAuthFlow {
            scopes,
            ..flow.clone()
        }
    )
}
