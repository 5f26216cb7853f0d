//! `conflicting-security`: the schemes of one requirement are sent together, so no two of them can be the same
//! header, query parameter or cookie (OpenAPI 3.1.1, section 4.8.30).

use foldhash::HashMap;

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};
use crate::parameter::ParameterLocation;
use crate::security::{SecurityRequirement, SecuritySchemeKind};

/// What a scheme writes: the location and the name there.
type Slot = (ParameterLocation, String);

/// A scheme of a requirement, with its scopes.
type Required = (Text, Vec<String>);

/// Reports requirements with two schemes for the same, and makes alternatives of those schemes.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let schemes = document.security_schemes.iter();
    let slots: HashMap<String, Slot> = schemes
        .filter_map(|(name, scheme)| Some((name.value.clone(), slot(&scheme.kind)?)))
        .collect();
    let of_operations = document.operations.iter_mut().chain(&mut document.webhooks);
    let of_operations = of_operations.filter_map(|operation| operation.security.as_mut());
    for requirements in std::iter::once(&mut document.security).chain(of_operations) {
        let clashes = |one: &SecurityRequirement| clash(one, &slots).is_some();
        if requirements.iter().any(clashes) {
            let parted = std::mem::take(requirements).into_iter();
            let parted = parted.flat_map(|requirement| part(requirement, &slots, diagnostics));
            *requirements = parted.collect();
        }
    }
}

/// Where a scheme is sent; `None` for what is no part of the request (`mutualTLS`).
fn slot(scheme: &SecuritySchemeKind) -> Option<Slot> {
    match scheme {
        SecuritySchemeKind::ApiKey { name, location } => Some(match location {
            // Names of headers have no case (RFC 9110, section 5.1).
            ParameterLocation::Header => (*location, name.to_ascii_lowercase()),
            _ => (*location, name.clone()),
        }),
        SecuritySchemeKind::MutualTls => None,
        _ => Some((ParameterLocation::Header, "authorization".to_owned())),
    }
}

/// The first two schemes that are sent in the same place, by their indices.
fn clash(
    requirement: &SecurityRequirement,
    slots: &HashMap<String, Slot>,
) -> Option<(usize, usize)> {
    let slot = |at: usize| slots.get(&requirement.schemes.get(at)?.0.value);
    let all = 0..requirement.schemes.len();
    all.clone().find_map(|second| {
        let first =
            (0..second).find(|first| slot(*first).is_some() && slot(*first) == slot(second));
        first.map(|first| (first, second))
    })
}

/// The requirement, or one for each of the schemes that clash with the others beside it.
fn part(
    requirement: SecurityRequirement,
    slots: &HashMap<String, Slot>,
    diagnostics: &mut Diagnostics,
) -> Vec<SecurityRequirement> {
    let Some((first, second)) = clash(&requirement, slots) else {
        return vec![requirement];
    };
    report(&requirement, first, second, slots, diagnostics);
    let shared = requirement.schemes.get(first);
    let shared = shared.and_then(|(name, _)| slots.get(&name.value));
    let clashing = |(name, _): &&Required| slots.get(&name.value) == shared;
    let alternatives = requirement.schemes.iter().filter(clashing).map(|chosen| {
        let kept = |one: &&Required| !clashing(one) || one.0.value == chosen.0.value;
        SecurityRequirement {
            span: requirement.span,
            schemes: requirement.schemes.iter().filter(kept).cloned().collect(),
        }
    });
    // Each has fewer schemes than before.
    alternatives
        .flat_map(|alternative| part(alternative, slots, diagnostics))
        .collect()
}

fn report(
    requirement: &SecurityRequirement,
    first: usize,
    second: usize,
    slots: &HashMap<String, Slot>,
    diagnostics: &mut Diagnostics,
) {
    let name = |at: usize| requirement.schemes.get(at).map(|(name, _)| name);
    let (Some(first), Some(second)) = (name(first), name(second)) else {
        return;
    };
    let Some((location, slot)) = slots.get(&first.value) else {
        return;
    };
    let place = match location {
        ParameterLocation::Query => "query parameter",
        ParameterLocation::Cookie => "cookie",
        _ => "header",
    };
    let message = format!(
        "one requirement asks for `{}` and `{}`, which are both the {place} `{slot}`",
        first.value, second.value
    );
    diagnostics
        .report(Code::CONFLICTING_SECURITY, second.span, message)
        .label("sent in the same place");
}
