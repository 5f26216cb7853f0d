//! The client and its builder.

use oasmith_ir::api::SecuritySchemeKind;
use oasmith_ir::operation::ParameterLocation;

use super::cx::Cx;
use super::{error_shape, gate, group, lib_file, servers};
use crate::config::Features;
use crate::ident::Ident;
use crate::names::{CredentialKind, Group};
use crate::print::doc::{CodeSpan, Doc};
use crate::print::literal::Literal;
use crate::print::{Code, Snippet, close, line, open, snippet, version_order};

/// The items of the module, without a blank line at either end.
pub fn emit(cx: &Cx<'_>, depth: usize) -> Code {
    let mut code = Code::at_depth(depth);
    line!(code, "use oasmith_runtime as rt;");
    code.blank();
    emit_imports(cx, &mut code);
    code.blank();
    emit_client(cx, &mut code);
    emit_builder(cx, &mut code);
    code
}

fn emit_imports(cx: &Cx<'_>, code: &mut Code) {
    let (error, servers) = (Ident::fixed("Error"), Ident::fixed("servers"));
    let mut groups: Vec<&Group> = cx.names.groups().iter().collect();
    let gated = cx.config.features == Features::ByGroup;
    let mut names: Vec<&Ident> = vec![&error];
    if servers::default_server(cx).is_some() {
        names.push(&servers);
    }
    if !gated {
        names.extend(groups.iter().map(|group| &group.names.module));
    }
    code.use_list("use super", &names);
    if gated {
        code.blank();
        groups.sort_by(|a, b| version_order(a.names.module.as_str(), b.names.module.as_str()));
        for group in groups {
            gate::of_group(cx, group, code);
            line!(code, "use super::{};", group.names.module);
        }
    }
}

/// What the client must be given, as the document has it.
struct Given {
    arguments: Vec<Snippet>,
    names: Vec<Snippet>,
    base_url: Snippet,
    /// The credentials as expressions, each with its scheme.
    credentials: Vec<(Literal, Snippet)>,
    docs: String,
}

impl Given {
    fn new(cx: &Cx<'_>) -> Self {
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

fn arguments(kind: CredentialKind, names: &[Ident]) -> Vec<Snippet> {
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
fn value(scheme: &SecuritySchemeKind, kind: CredentialKind, names: &[Ident]) -> Snippet {
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

fn emit_client(cx: &Cx<'_>, code: &mut Code) {
    let given = Given::new(cx);
    let mut doc = Doc::new();
    let title = cx.api.info.title.trim();
    let client = if title.is_empty() {
        snippet!("A client of the API.")
    } else {
        snippet!("A client of {}.", CodeSpan::new(title))
    };
    doc.paragraph(&client);
    lib_file::describe(cx, &mut doc);
    doc.paragraph(&snippet!(
        "It is cheap to clone, and clones share their connections."
    ));
    code.doc(&doc);
    line!(code, "#[derive(Debug, Clone)]");
    open!(code, "pub struct Client {{");
    line!(code, "inner: rt::Client,");
    close!(code, "}}");
    code.blank();
    open!(code, "impl Client {{");
    emit_new(cx, &given, code);
    emit_builder_function(cx, &given, code);
    for group in cx.names.groups() {
        let names = &group.names;
        code.blank();
        code.doc(&group::docs(cx, group));
        gate::of_group(cx, group, code);
        let path = snippet!("{}::{}", names.module, names.ty);
        code.signature(
            &snippet!("pub fn {}", names.method),
            &[snippet!("&self")],
            Some(&path),
        );
        let inner = snippet!("self.inner.clone()");
        code.call(&snippet!("{}::new", path), &[inner], "");
        close!(code, "}}");
    }
    code.blank();
    line!(
        code,
        "/// The client underneath, for calls that the document does not describe."
    );
    open!(code, "pub fn runtime(&self) -> &rt::Client {{");
    line!(code, "&self.inner");
    close!(code, "}}");
    close!(code, "}}");
}

fn emit_new(cx: &Cx<'_>, given: &Given, code: &mut Code) {
    let mut doc = Doc::new();
    match servers::default_server(cx) {
        Some(server) => doc.paragraph(&snippet!("A client of [`servers::{}`].", server)),
        None => doc.paragraph(&snippet!("A client of the server at `base_url`.")),
    };
    doc.markdown(&given.docs);
    for credential in cx.names.credentials() {
        if let Some((_, scheme)) = cx.api.security_schemes.get(credential.scheme) {
            token_doc(&scheme.kind, &mut doc);
        }
    }
    doc.paragraph(&snippet!("# Errors"));
    doc.paragraph(&snippet!(
        "What was given can't be sent, or there is no TLS backend."
    ));
    code.doc(&doc);
    let output = snippet!("Result<Self, Error>");
    code.signature(&snippet!("pub fn new"), &given.arguments, Some(&output));
    line!(
        code,
        "Self::builder({}).build()",
        Snippet::join(&given.names, ", ")
    );
    close!(code, "}}");
}

fn emit_builder_function(cx: &Cx<'_>, given: &Given, code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "A builder: to set the base URL, time limits, headers or an HTTP client of your own."
    ));
    code.blank();
    code.doc(&doc);
    let output = snippet!("ClientBuilder");
    code.signature(&snippet!("pub fn builder"), &given.arguments, Some(&output));
    line!(
        code,
        "let user_agent = concat!(env!(\"CARGO_PKG_NAME\"), \"/\", env!(\"CARGO_PKG_VERSION\"));"
    );
    code.binding(
        &snippet!("let inner"),
        &snippet!("rt::ClientBuilder::new({})", given.base_url),
    );
    line!(code, "let inner = inner.user_agent(user_agent);");
    if error_shape::bind(cx, code) {
        line!(code, "let inner = inner.error_shape(errors);");
    }
    for (scheme, value) in &given.credentials {
        let arguments = [snippet!("{}", scheme), value.clone()];
        code.call(&snippet!("let inner = inner.credential"), &arguments, ";");
    }
    line!(code, "ClientBuilder {{ inner }}");
    close!(code, "}}");
}

/// A method of the builder that hands on to the runtime's.
struct Setting {
    name: &'static str,
    argument: &'static str,
    doc: &'static str,
}

const SETTINGS: &[Setting] = &[
    Setting {
        name: "base_url",
        argument: "impl Into<String>",
        doc: "Sets where the server is.",
    },
    Setting {
        name: "http_client",
        argument: "rt::reqwest::Client",
        doc: "Sends calls by an HTTP client of your own, with its TLS, proxies and time limits.",
    },
    Setting {
        name: "timeout",
        argument: "impl Into<Option<std::time::Duration>>",
        doc: "Limits the time of a whole call; `None` lifts the limit.",
    },
    Setting {
        name: "connect_timeout",
        argument: "std::time::Duration",
        doc: "Limits the time in which a connection must come about.",
    },
    Setting {
        name: "user_agent",
        argument: "impl Into<String>",
        doc: "Sets the `User-Agent` header.",
    },
    Setting {
        name: "retry",
        argument: "rt::Retry",
        doc: "Sets whether and when calls that fail are sent again.",
    },
    Setting {
        name: "middleware",
        argument: "impl rt::Middleware + 'static",
        doc: "Adds what sees and changes every request, inside of what was added before.",
    },
];

fn emit_builder(cx: &Cx<'_>, code: &mut Code) {
    code.blank();
    line!(code, "/// Sets up a [`Client`]; see [`Client::builder`].");
    line!(code, "#[derive(Debug, Clone)]");
    line!(
        code,
        "#[must_use = \"a builder does nothing until `build` is called\"]"
    );
    open!(code, "pub struct ClientBuilder {{");
    line!(code, "inner: rt::ClientBuilder,");
    close!(code, "}}");
    code.blank();
    open!(code, "impl ClientBuilder {{");
    for setting in SETTINGS {
        let name = setting.name;
        code.blank();
        line!(code, "/// {}", setting.doc);
        let arguments = [
            snippet!("mut self"),
            snippet!("{}: {}", name, setting.argument),
        ];
        code.signature(
            &snippet!("pub fn {}", name),
            &arguments,
            Some(&"Self".into()),
        );
        line!(code, "self.inner = self.inner.{}({});", name, name);
        line!(code, "self");
        close!(code, "}}");
    }
    code.blank();
    line!(code, "/// Sends a header with every call.");
    let arguments = [
        "mut self",
        "name: impl Into<String>",
        "value: impl Into<rt::Secret>",
    ];
    let arguments = arguments.map(Snippet::from);
    code.signature(&snippet!("pub fn header"), &arguments, Some(&"Self".into()));
    line!(code, "self.inner = self.inner.header(name, value);");
    line!(code, "self");
    close!(code, "}}");
    emit_scheme_methods(cx, code);
    code.blank();
    line!(code, "/// The client.");
    line!(code, "///");
    line!(code, "/// # Errors");
    line!(code, "///");
    line!(
        code,
        "/// What was given can't be sent, or there is no TLS backend."
    );
    open!(code, "pub fn build(self) -> Result<Client, Error> {{");
    line!(code, "let inner = self.inner.build()?;");
    line!(code, "Ok(Client {{ inner }})");
    close!(code, "}}");
    close!(code, "}}");
}

/// Says what gets tokens by itself, where a scheme has a flow for that.
fn token_doc(scheme: &SecuritySchemeKind, doc: &mut Doc) {
    let SecuritySchemeKind::OAuth2 { flows } = scheme else {
        return;
    };
    let flow = flows.iter().find(|flow| flow.kind == "clientCredentials");
    if let Some(url) = flow.and_then(|flow| flow.token_url.as_deref()) {
        doc.paragraph(&snippet!(
            "Tokens can be got by [`rt::ClientCredentials`], from {}.",
            CodeSpan::new(url)
        ));
    }
}

/// The security schemes that the client is not made with.
fn emit_scheme_methods(cx: &Cx<'_>, code: &mut Code) {
    for ((name, scheme), method) in cx
        .api
        .security_schemes
        .iter()
        .zip(cx.names.scheme_methods())
    {
        let (Some(method), Some(kind)) = (method, CredentialKind::of(&scheme.kind)) else {
            continue;
        };
        let mut doc = Doc::new();
        doc.paragraph(&snippet!("Authorises by {}.", CodeSpan::new(&name.value)));
        doc.markdown(scheme.description.as_deref().unwrap_or(""));
        token_doc(&scheme.kind, &mut doc);
        code.blank();
        code.doc(&doc);
        if scheme.deprecated {
            line!(code, "#[deprecated]");
        }
        let names: Vec<Ident> = kind
            .arguments()
            .iter()
            .map(|name| Ident::fixed(name))
            .collect();
        let mut parameters = vec![snippet!("mut self")];
        parameters.extend(arguments(kind, &names));
        code.signature(
            &snippet!("pub fn {}", method),
            &parameters,
            Some(&"Self".into()),
        );
        code.binding(
            &snippet!("let credential"),
            &value(&scheme.kind, kind, &names),
        );
        let scheme = snippet!("{}", Literal::string(&name.value));
        code.binding(&snippet!("let scheme"), &scheme);
        line!(
            code,
            "self.inner = self.inner.credential(scheme, credential);"
        );
        line!(code, "self");
        close!(code, "}}");
    }
}
