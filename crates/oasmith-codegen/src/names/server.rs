//! The constants of servers, and the functions of those that have variables.

use oasmith_ir::api::Server;

use super::path::words;
use super::scope::Scope;
use super::settle::{Claimant, settle};
use crate::ident::Ident;

/// Words beyond which a description is no name.
const MOST_WORDS: usize = 4;

/// The names of a server.
#[derive(Debug)]
pub struct ServerNames {
    /// The constant with its URL.
    pub constant: Ident,
    /// The function that takes its variables.
    pub function: Ident,
    /// Its variables, as arguments of the function.
    pub variables: Vec<Ident>,
}

/// The names of each server: after its name, a short description, or else its host.
///
/// Scripts without case have one form of a name for a constant, a function and a variable; then the constant keeps it.
pub(super) fn servers(servers: &[Server]) -> Vec<ServerNames> {
    let mut scope = Scope::default();
    let texts: Vec<String> = servers.iter().map(text).collect();
    let claimants = servers.iter().zip(&texts).map(|(server, text)| Claimant {
        text,
        place: &server.url.value,
        wanted: vec![Ident::screaming(text)],
    });
    let constants = settle(&claimants.collect::<Vec<_>>(), &mut scope);
    let claimants = constants.iter().map(|constant| Claimant {
        text: constant.as_str(),
        place: "",
        wanted: vec![
            Ident::snake(constant.as_str()),
            Ident::snake(&format!("{constant}_url")),
        ],
    });
    let functions = settle(&claimants.collect::<Vec<_>>(), &mut scope);
    let mut named = Vec::with_capacity(servers.len());
    for ((server, constant), function) in servers.iter().zip(&constants).zip(functions) {
        // No binding can have the name of a constant that is in scope.
        let mut arguments = Scope::default();
        for constant in &constants {
            arguments.take(constant);
        }
        let claimants = server.variables.iter().map(|variable| Claimant {
            text: &variable.name,
            place: "",
            wanted: vec![
                Ident::snake(&variable.name),
                Ident::snake(&format!("{}_value", variable.name)),
            ],
        });
        named.push(ServerNames {
            variables: settle(&claimants.collect::<Vec<_>>(), &mut arguments),
            constant: constant.clone(),
            function,
        });
    }
    named
}

fn text(server: &Server) -> String {
    let short = |text: &&String| (1..=MOST_WORDS).contains(&words(text).len());
    let named = server.name.iter().chain(&server.description).find(short);
    if let Some(name) = named {
        return name.clone();
    }
    let url = &server.url.value;
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next().unwrap_or_default();
    if words(host).is_empty() {
        "default".to_owned()
    } else {
        host.to_owned()
    }
}
