//! The names of an operation's parameters, as arguments and setters.

use oasmith_ir::operation::{Operation, Parameter, ParameterLocation};

use super::reserved::TRAIT_METHODS;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use crate::ident::Ident;

/// What a call has anyway: its methods, and the variables in which it is built.
const RESERVED: &[&str] = &[
    "body",
    "call",
    "clone",
    "configure",
    "into_call",
    "into_future",
    "send",
    "send_events",
    "send_lines",
    "send_raw",
    "send_response",
];

/// The parameters' names, in the order of the parameters, and their scope. Those of the path come first, then those of the
/// query, of headers and of cookies: a namesake elsewhere says where it is sent.
pub(super) fn parameters(operation: &Operation) -> (Vec<Ident>, Scope) {
    let mut scope = Scope::reserving(RESERVED);
    for method in TRAIT_METHODS {
        scope.take(&Ident::fixed(method));
    }
    let mut names: Vec<Option<Ident>> = vec![None; operation.parameters.len()];
    let mut places: Vec<usize> = (0..names.len()).collect();
    let rank = |at: &usize| operation.parameters.get(*at).map(|one| rank(one.location));
    places.sort_by_key(rank);
    for places in places.chunk_by(|a, b| rank(a) == rank(b)) {
        let parameters = places.iter().filter_map(|at| operation.parameters.get(*at));
        let claimants: Vec<Claimant<'_>> = parameters.map(claimant).collect();
        for (&at, settled) in places.iter().zip(settle(&claimants, &mut scope)) {
            if let Some(name) = names.get_mut(at) {
                *name = Some(settled);
            }
        }
    }
    (names.into_iter().flatten().collect(), scope)
}

/// The order in which locations choose.
fn rank(location: ParameterLocation) -> usize {
    match location {
        ParameterLocation::Path => 0,
        ParameterLocation::Query | ParameterLocation::QueryString => 1,
        ParameterLocation::Header => 2,
        ParameterLocation::Cookie => 3,
    }
}

fn claimant(parameter: &Parameter) -> Claimant<'_> {
    let place = match parameter.location {
        ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::QueryString => {
            "parameter"
        }
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    let name = &parameter.name;
    let plain = Ident::snake(name);
    let spelled = plain.spelled(name);
    let placed = Ident::snake(&format!("{name}_{place}"));
    let mut wanted = vec![plain.clone(), placed.clone()];
    if spelled != plain {
        wanted.extend([spelled, placed]);
    }
    Claimant {
        text: name,
        place,
        wanted,
    }
}
