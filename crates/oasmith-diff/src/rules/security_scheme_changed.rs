//! A security scheme is of another kind, or its credentials go elsewhere.
//!
//! Old clients send them where nobody looks any more.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Scheme(check),
    mirror: Mirror::None("credentials are sent, never received"),
};

fn check(scheme: &SchemePair<'_>) -> Option<Found> {
    use oasmith_ir::api::SecuritySchemeKind::OAuth2;
    let (base, head) = scheme.pair.both()?;
    let flows = matches!((&base.kind, &head.kind), (OAuth2 { .. }, OAuth2 { .. }));
    if flows || base.kind == head.kind {
        return None;
    }
    let effect = if scheme.used { Breaking } else { Fine };
    Some(
        Found::send(
            effect,
            sentence!(
                "the security scheme `{}` changed its kind or place",
                scheme.name.latest()
            ),
        )
        .values(format!("{:?}", base.kind), format!("{:?}", head.kind)),
    )
}
