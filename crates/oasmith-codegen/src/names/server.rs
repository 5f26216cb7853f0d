//! The constants of servers.

use oasmith_ir::api::Server;

use super::path::words;
use super::scope::Scope;
use crate::ident::Ident;

/// Words beyond which a description is no name.
const MOST_WORDS: usize = 4;

/// A constant for each server: its name, a short description, or else its host.
pub(super) fn servers(servers: &[Server]) -> Vec<Ident> {
    let mut scope = Scope::default();
    servers
        .iter()
        .map(|server| scope.claim([Ident::screaming(&text(server))]))
        .collect()
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
