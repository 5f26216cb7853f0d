//! A security scheme has another type, or its credentials are sent in another place.
//!
//! Old clients send them where the server doesn't read them.

use super::prelude::*;
use oasmith_ir::api::SecuritySchemeKind;
use oasmith_ir::operation::ParameterLocation;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    use oasmith_ir::api::SecuritySchemeKind::OAuth2;
    let (base, head) = scheme.pair.both()?;
    let flows = matches!((&base.kind, &head.kind), (OAuth2 { .. }, OAuth2 { .. }));
    if flows || is_same(&base.kind, &head.kind) {
        return None;
    }
    let effect = if scheme.used { Breaking } else { Fine };
    Some(
        Found::send(
            effect,
            sentence!(
                "the security scheme `{}` changed from {} to {}",
                scheme.name.latest(),
                kind(&base.kind),
                kind(&head.kind)
            ),
        )
        .values(format!("{:?}", base.kind), format!("{:?}", head.kind)),
    )
}

/// Whether credentials are sent in the same way: names of headers have no case (RFC 9110, section 5.1).
fn is_same(was: &SecuritySchemeKind, is: &SecuritySchemeKind) -> bool {
    use SecuritySchemeKind::ApiKey;
    match (was, is) {
        (
            ApiKey { name, location },
            ApiKey {
                name: other,
                location: there,
            },
        ) if *location == ParameterLocation::Header => {
            location == there && name.eq_ignore_ascii_case(other)
        }
        _ => was == is,
    }
}

/// What a scheme is, in OpenAPI's words.
fn kind(kind: &SecuritySchemeKind) -> Sentence {
    match kind {
        SecuritySchemeKind::Http { scheme } => sentence!("HTTP `{}`", scheme),
        SecuritySchemeKind::ApiKey { name, location } => {
            sentence!("an API key in {} `{}`", Words(place(*location)), name)
        }
        SecuritySchemeKind::OAuth2 { .. } => "OAuth 2".into(),
        SecuritySchemeKind::OpenIdConnect { url } => sentence!("OpenID Connect at `{}`", url),
        SecuritySchemeKind::MutualTls => "mutual TLS".into(),
    }
}

fn place(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Header => "the header",
        ParameterLocation::Query => "the query parameter",
        ParameterLocation::Cookie => "the cookie",
        _ => "the path",
    }
}
