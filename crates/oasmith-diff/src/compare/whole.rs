//! The documents as a whole: what is said of them, servers, security schemes.

use foldhash::{HashMap, HashSet};

use oasmith_ir::api::{Api, SecurityRequirement, SecurityScheme, Server};
use oasmith_spec::document::Text;
use oasmith_spec::source::Span;

use super::finding::{Scope, Target};
use super::reach::Flow;
use super::subject::{ApiPair, SchemePair, ServerPair};
use super::{Comparison, Place};
use crate::pair::{Pair, Pairs, pair_moved, pairs, pairs_by};
use crate::side::Side;

/// A security scheme with its name.
type Scheme = (Text, SecurityScheme);

impl Comparison<'_> {
    pub(super) fn whole(&mut self) {
        let (base, head) = (&self.base.api, &self.head.api);
        let subject = ApiPair { base, head };
        let place = Place {
            scope: Scope::Document,
            flow: Flow::BOTH,
            target: Target::Nothing,
            label: "document".to_owned(),
            spans: (info(self.base), info(self.head)),
            removed: false,
            named: None,
        };
        self.show(&place, &subject);
        self.servers();
        self.schemes();
    }

    fn servers(&mut self) {
        let (base, head) = (&self.base.api.servers, &self.head.api.servers);
        let span = |servers: &[Server]| servers.first().map(|server| server.url.span);
        let around = (span(base), span(head));
        let prefixes = self.prefixes.clone();
        let paired = pairs_by(
            base,
            head,
            |server| prefixes.base_server(server),
            |server| prefixes.head_server(server),
        );
        for pair in paired {
            let subject = ServerPair {
                pair: pair.map(|(_, server)| server),
                first: pair.map(|(at, _)| at == 0),
            };
            let url = |(_, server): (usize, &Server)| server.url.span;
            let place = Place {
                scope: Scope::Document,
                flow: Flow::BOTH,
                target: Target::Servers,
                label: format!("server {}", pair.latest().1.url.value),
                spans: (
                    pair.base().map(url).or(around.0),
                    pair.head().map(url).or(around.1),
                ),
                removed: pair.removed().is_some(),
                named: None,
            };
            self.show(&place, &subject);
        }
    }

    fn schemes(&mut self) {
        let (base, head) = (
            &self.base.api.security_schemes,
            &self.head.api.security_schemes,
        );
        let used: HashSet<&str> = self
            .base
            .api
            .operations
            .iter()
            .flat_map(|operation| operation.security.iter())
            .flat_map(names)
            .collect();
        for pair in pair_schemes(base, head) {
            let names = pair.map(|(_, (name, _))| name.value.as_str());
            let name = names.latest();
            let subject = SchemePair {
                name: names,
                pair: pair.map(|(_, (_, scheme))| scheme),
                used: names.base().is_some_and(|name| used.contains(name)),
            };
            let place = Place {
                scope: Scope::Operations(self.asking(name)),
                flow: Flow::BOTH,
                target: Target::Security,
                label: format!("security scheme {name}"),
                spans: (
                    pair.base().map(|(_, (_, scheme))| scheme.span),
                    pair.head().map(|(_, (_, scheme))| scheme.span),
                ),
                removed: pair.removed().is_some(),
                named: None,
            };
            self.show(&place, &subject);
        }
    }

    /// The operations that ask for a scheme on either side.
    fn asking(&self, scheme: &str) -> Vec<usize> {
        let asks = |pair: &Pair<(usize, &oasmith_ir::operation::Operation)>| {
            let sides = [pair.base(), pair.head()];
            sides.into_iter().flatten().any(|(_, operation)| {
                operation
                    .security
                    .iter()
                    .flat_map(names)
                    .any(|name| name == scheme)
            })
        };
        let operations = self.operations.iter().enumerate();
        operations
            .filter(|(_, operation)| !operation.webhook && asks(&operation.pair))
            .map(|(at, _)| at)
            .collect()
    }
}

/// Where the document says what it is.
fn info(side: &Side) -> Option<Span> {
    let (_, root) = side.trees().next()?;
    Some(root.get("info")?.span)
}

/// Whether the servers at the root have the same addresses in the same order.
pub(super) fn same_servers(base: &Api, head: &Api) -> bool {
    let urls = |api: &Api| -> Vec<String> {
        let servers = api.servers.iter();
        servers.map(|server| server.url.value.clone()).collect()
    };
    urls(base) == urls(head)
}

/// Pairs schemes by name; what is left, where they are the same by what they ask for.
fn pair_schemes<'a>(base: &'a [Scheme], head: &'a [Scheme]) -> Pairs<'a, Scheme> {
    let found = pairs(base, head, |(name, _)| name.value.as_str());
    pair_moved(found, |(_, scheme)| Some(&scheme.kind))
}

/// The schemes that have another name: what the base calls them, by the head's.
pub(super) fn renamed_schemes<'a>(base: &'a Api, head: &'a Api) -> HashMap<&'a str, &'a str> {
    let found = pair_schemes(&base.security_schemes, &head.security_schemes);
    let names = found.iter().filter_map(|pair| pair.both());
    names
        .map(|((_, (was, _)), (_, (is, _)))| (is.value.as_str(), was.value.as_str()))
        .filter(|(is, was)| is != was)
        .collect()
}

fn names(requirement: &SecurityRequirement) -> impl Iterator<Item = &str> {
    requirement
        .schemes
        .iter()
        .map(|(name, _)| name.value.as_str())
}
