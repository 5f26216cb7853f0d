//! What a client is made with: where the server is, and credentials.

use oasmith_ir::api::SecuritySchemeKind;
use oasmith_ir::operation::ParameterLocation;

use crate::ident::Ident;
use crate::names::CredentialKind;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Expr, FnParam, Ty, snippet};
use crate::rust::cx::Cx;
use crate::rust::servers;

/// What the client must be given, as the document has it.
pub(super) struct Given {
    pub(super) arguments: Vec<FnParam>,
    pub(super) names: Vec<Expr>,
    pub(super) base_url: Expr,
    /// The credentials as expressions, each with its scheme.
    pub(super) credentials: Vec<(Expr, Expr)>,
    pub(super) docs: String,
}

impl Given {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let mut given = Self {
            arguments: Vec::new(),
            names: Vec::new(),
            base_url: "base_url".into(),
            credentials: Vec::new(),
            docs: String::new(),
        };
        match servers::default_server(cx) {
            Some(server) => given.base_url = snippet!("servers::{}", server).into(),
            None => {
                given
                    .arguments
                    .push(FnParam::new("base_url", into("String")));
                given.names.push("base_url".into());
                given.docs.push_str("- `base_url`: where the server is\n");
            }
        }
        for credential in cx.names.credentials() {
            let Some((name, scheme)) = cx.api.security_schemes.get(credential.scheme) else {
                continue;
            };
            given
                .arguments
                .extend(arguments(credential.kind, &credential.arguments));
            given
                .names
                .extend(credential.arguments.iter().map(Expr::from));
            let value = value(&scheme.kind, credential.kind, &credential.arguments);
            given.credentials.push((Expr::text(&name.value), value));
            let what = scheme
                .description
                .as_deref()
                .unwrap_or("")
                .trim()
                .replace('\n', "\n  ");
            for argument in &credential.arguments {
                given
                    .docs
                    .push_str(&format!("- `{argument}`: for `{}`", name.value));
                given
                    .docs
                    .push_str(if what.is_empty() { "\n" } else { ". " });
                if !what.is_empty() {
                    given.docs.push_str(&format!("{what}\n"));
                }
            }
        }
        given
    }
}

/// The arguments that a credential is made of, with their types.
pub(super) fn arguments(kind: CredentialKind, names: &[Ident]) -> Vec<FnParam> {
    let ty = |at: usize| match (kind, at) {
        (CredentialKind::Basic, 0) => into("String"),
        // A text, or what gets tokens.
        (CredentialKind::Token, _) => into("rt::Bearer"),
        _ => into("rt::Secret"),
    };
    names
        .iter()
        .enumerate()
        .map(|(at, name)| FnParam::new(name, ty(at)))
        .collect()
}

/// `impl Into<name>`
fn into(name: &'static str) -> Ty {
    Ty::bounded(Ty::of("Into", name.into()))
}

/// The runtime's credential out of the arguments.
pub(super) fn value(scheme: &SecuritySchemeKind, kind: CredentialKind, names: &[Ident]) -> Expr {
    let mut arguments: Vec<Expr> = names.iter().map(Expr::from).collect();
    let function = match (kind, scheme) {
        (CredentialKind::Basic, _) => "rt::Credential::basic",
        (CredentialKind::ApiKey, SecuritySchemeKind::ApiKey { name, location }) => {
            arguments.insert(0, Expr::text(name));
            match location {
                ParameterLocation::Query => "rt::Credential::query",
                ParameterLocation::Cookie => "rt::Credential::cookie",
                ParameterLocation::Header
                | ParameterLocation::Path
                | ParameterLocation::QueryString => "rt::Credential::header",
            }
        }
        (CredentialKind::Authorization, _) => {
            arguments.insert(0, Expr::text("authorization"));
            "rt::Credential::header"
        }
        (CredentialKind::ApiKey | CredentialKind::Token, _) => "rt::Credential::bearer",
    };
    Expr::call(function, arguments)
}

/// The builder's methods for the schemes of an alternative, each with what it takes.
pub(in crate::rust) fn authorization<'a>(
    cx: &'a Cx<'_>,
    alternative: &'a [usize],
) -> impl Iterator<Item = (&'a Ident, CredentialKind)> {
    alternative.iter().filter_map(|at| {
        let (_, scheme) = cx.api.security_schemes.get(*at)?;
        let method = cx.names.scheme_methods().get(*at)?.as_ref()?;
        Some((method, CredentialKind::of(&scheme.kind)?))
    })
}

/// Says which credentials a client needs, where it can be authorized in several ways.
pub(super) fn alternatives_doc(cx: &Cx<'_>, doc: &mut Doc) {
    let mut list = String::new();
    for alternative in cx.names.authorizations() {
        let methods = authorization(cx, alternative);
        let links: Vec<_> = methods
            .map(|(method, _)| format!("[`{method}`](ClientBuilder::{method})"))
            .collect();
        if !links.is_empty() {
            list.push_str(&format!("- {}\n", links.join(" and ")));
        }
    }
    if !list.is_empty() {
        doc.paragraph(&snippet!(
            "Calls send the first of these that their operation takes, of those that the builder is given:"
        ));
        doc.markdown(&list);
    }
}

/// Says what gets tokens by itself, where a scheme has a flow for that.
pub(super) fn token_doc(scheme: &SecuritySchemeKind, doc: &mut Doc) {
    let SecuritySchemeKind::OAuth2 { flows } = scheme else {
        return;
    };
    let flow = flows.iter().find(|flow| flow.kind == "clientCredentials");
    if let Some(url) = flow.and_then(|flow| flow.token_url.as_deref()) {
        doc.paragraph(&snippet!(
            "[`rt::ClientCredentials`] requests tokens from {}.",
            CodeSpan::new(url)
        ));
    }
}
