//! The names of an operation's parameters, as arguments and setters.

use oasmith_ir::operation::{Operation, ParameterLocation};

use super::scope::Scope;
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

/// The parameters' names, in the document's order, and their scope. Path parameters claim first: a namesake elsewhere
/// tells where it is sent.
pub(super) fn parameters(operation: &Operation) -> (Vec<Ident>, Scope) {
    let mut scope = Scope::reserving(RESERVED);
    let mut names: Vec<Option<Ident>> = vec![None; operation.parameters.len()];
    for pass in [true, false] {
        for (name, parameter) in names.iter_mut().zip(&operation.parameters) {
            if (parameter.location == ParameterLocation::Path) == pass {
                let place = match parameter.location {
                    ParameterLocation::Path
                    | ParameterLocation::Query
                    | ParameterLocation::QueryString => "parameter",
                    ParameterLocation::Header => "header",
                    ParameterLocation::Cookie => "cookie",
                };
                let plain = Ident::snake(&parameter.name);
                let placed = Ident::snake(&format!("{}_{place}", parameter.name));
                *name = Some(scope.claim([plain, placed]));
            }
        }
    }
    (names.into_iter().flatten().collect(), scope)
}
