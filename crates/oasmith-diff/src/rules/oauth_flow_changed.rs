//! The OAuth flows of a security scheme changed.
//!
//! A flow that is gone, another URL or a scope that is gone keeps old clients from getting tokens. New
//! flows and scopes are no harm.

use super::prelude::*;

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
    if was == is {
        return None;
    }
    let kept = was.iter().all(|old| {
        is.iter().any(|new| {
            old.kind == new.kind
                && old.token_url == new.token_url
                && old.authorization_url == new.authorization_url
                && old.scopes.iter().all(|scope| new.scopes.contains(scope))
        })
    });
    let effect = if kept || !scheme.used { Fine } else { Breaking };
    Some(
        Found::send(
            effect,
            sentence!("the OAuth flows of `{}` changed", scheme.name.latest()),
        )
        .values(format!("{was:?}"), format!("{is:?}")),
    )
}
