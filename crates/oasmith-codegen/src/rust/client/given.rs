//! What a client is made with: where the server is, and credentials.

use oasmith_ir::api::SecuritySchemeKind;
use oasmith_ir::operation::ParameterLocation;

use crate::ident::Ident;
use crate::names::CredentialKind;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::literal::Literal;
use crate::print::{Snippet, snippet};
use crate::rust::cx::Cx;
use crate::rust::servers;

/// What the client must be given, as the document has it.
pub(super) struct Given {
    pub(super) arguments: Vec<Snippet>,
    pub(super) names: Vec<Snippet>,
    pub(super) base_url: Snippet,
    /// The credentials as expressions, each with its scheme.
    pub(super) credentials: Vec<(Literal, Snippet)>,
    pub(super) docs: String,
}

impl Given {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let mut given = Self {
            arguments: Vec::new(),
            names: Vec::new(),
            base_url: snippet!("base_url"),
            credentials: Vec::new(),
            docs: String::new(),
        };
        match servers::default_server(cx) {
            Some(server) => given.base_url = snippet!("servers::{}", server),
            None => {
                given
                    .arguments
                    .push(snippet!("base_url: impl Into<String>"));
                given.names.push(snippet!("base_url"));
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
                .extend(credential.arguments.iter().map(Snippet::from));
            let value = value(&scheme.kind, credential.kind, &credential.arguments);
            given
                .credentials
                .push((Literal::string(&name.value), value));
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
pub(super) fn arguments(kind: CredentialKind, names: &[Ident]) -> Vec<Snippet> {
    let ty = |at: usize| match (kind, at) {
        (CredentialKind::Basic, 0) => "impl Into<String>",
        // A text, or what gets tokens.
        (CredentialKind::Token, _) => "impl Into<rt::Bearer>",
        _ => "impl Into<rt::Secret>",
    };
    names
        .iter()
        .enumerate()
        .map(|(at, name)| snippet!("{}: {}", name, ty(at)))
        .collect()
}

/// The runtime's credential out of the arguments.
pub(super) fn value(scheme: &SecuritySchemeKind, kind: CredentialKind, names: &[Ident]) -> Snippet {
    let names: Vec<Snippet> = names.iter().map(Snippet::from).collect();
    let arguments = Snippet::join(&names, ", ");
    match (kind, scheme) {
        (CredentialKind::Basic, _) => snippet!("rt::Credential::basic({})", arguments),
        (CredentialKind::ApiKey, SecuritySchemeKind::ApiKey { name, location }) => {
            let place = match location {
                ParameterLocation::Query => "query",
                ParameterLocation::Cookie => "cookie",
                ParameterLocation::Header | ParameterLocation::Path => "header",
            };
            snippet!(
                "rt::Credential::{}({}, {})",
                place,
                Literal::string(name),
                arguments
            )
        }
        (CredentialKind::Authorization, _) => {
            snippet!("rt::Credential::header(\"authorization\", {})", arguments)
        }
        (CredentialKind::ApiKey | CredentialKind::Token, _) => {
            snippet!("rt::Credential::bearer({})", arguments)
        }
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
