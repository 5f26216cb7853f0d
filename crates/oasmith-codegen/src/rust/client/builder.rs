//! The client's builder.

use super::given::{arguments, token_doc, value};
use crate::ident::Ident;
use crate::names::CredentialKind;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FnParam, close, line, open, snippet};
use crate::rust::cx::Cx;

/// A method of the builder that hands on to the runtime's.
struct Setting {
    name: &'static str,
    /// The names of the arguments, with their types.
    arguments: &'static [(&'static str, &'static str)],
    doc: &'static str,
}

const SETTINGS: &[Setting] = &[
    Setting {
        name: "base_url",
        arguments: &[("base_url", "impl Into<String>")],
        doc: "Sets the base URL of the server.",
    },
    Setting {
        name: "http_client",
        arguments: &[("http_client", "rt::reqwest::Client")],
        doc: "Uses your own `reqwest::Client`, with its TLS, proxies and timeouts.",
    },
    Setting {
        name: "timeout",
        arguments: &[("timeout", "impl Into<Option<std::time::Duration>>")],
        doc: "Sets the timeout of a whole call; `None` removes it. It does not cut streams.",
    },
    Setting {
        name: "connect_timeout",
        arguments: &[("connect_timeout", "std::time::Duration")],
        doc: "Sets the connect timeout.",
    },
    Setting {
        name: "idle_timeout",
        arguments: &[("idle_timeout", "std::time::Duration")],
        doc: "Sets how long a stream may stand still.",
    },
    Setting {
        name: "user_agent",
        arguments: &[("user_agent", "impl Into<String>")],
        doc: "Sets the `User-Agent` header.",
    },
    Setting {
        name: "max_response_size",
        arguments: &[("max_response_size", "usize")],
        doc: "Sets the maximum size of a response body in memory, in bytes; the default is 256 MiB.",
    },
    Setting {
        name: "retry",
        arguments: &[("retry", "rt::Retry")],
        doc: "Sets the retry policy.",
    },
    Setting {
        name: "middleware",
        arguments: &[("middleware", "impl rt::Middleware + 'static")],
        doc: "Adds a middleware, which runs inside those added before.",
    },
    Setting {
        name: "transport",
        arguments: &[("transport", "impl rt::Transport + 'static")],
        doc: "Sends requests by a transport in place of the HTTP client, such as a test double.",
    },
    Setting {
        name: "header",
        arguments: &[
            ("name", "impl Into<String>"),
            ("value", "impl Into<rt::Secret>"),
        ],
        doc: "Sends a header with every call.",
    },
    Setting {
        name: "query",
        arguments: &[("name", "impl AsRef<str>"), ("value", "impl AsRef<str>")],
        doc: "Sends a query parameter with every call that has none of that name.",
    },
];

pub(super) fn emit_builder(cx: &Cx<'_>, code: &mut Code) {
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
        setting.emit(code);
    }
    emit_scheme_methods(cx, code);
    code.blank();
    line!(code, "/// Builds the client.");
    line!(code, "///");
    line!(code, "/// # Errors");
    line!(code, "///");
    line!(
        code,
        "/// Fails if a credential or header value is invalid, or if no TLS backend is enabled."
    );
    open!(code, "pub fn build(self) -> Result<Client, Error> {{");
    line!(code, "let inner = self.inner.build()?;");
    line!(code, "Ok(Client {{ inner }})");
    close!(code, "}}");
    close!(code, "}}");
}

impl Setting {
    fn emit(&self, code: &mut Code) {
        code.blank();
        line!(code, "/// {}", self.doc);
        let arguments = self.arguments.iter();
        let typed = arguments.clone();
        let typed = typed.map(|(name, ty)| FnParam::new(*name, *ty));
        let receiver = FnParam::receiver("mut self");
        let parameters: Vec<_> = [receiver].into_iter().chain(typed).collect();
        let head = snippet!("pub fn {}", self.name);
        code.signature(&head, &parameters, Some(&"Self".into()));
        let names: Vec<_> = arguments.map(|(name, _)| Expr::from(*name)).collect();
        let inner = Expr::from("self").field("inner");
        code.bind(&"self.inner".into(), &inner.method(self.name, names));
        line!(code, "self");
        close!(code, "}}");
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
        doc.paragraph(&snippet!(
            "Authenticates with {}.",
            CodeSpan::new(&name.value)
        ));
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
        let mut parameters = vec![FnParam::receiver("mut self")];
        parameters.extend(arguments(kind, &names));
        code.signature(
            &snippet!("pub fn {}", method),
            &parameters,
            Some(&"Self".into()),
        );
        code.bind(&"let credential".into(), &value(&scheme.kind, kind, &names));
        code.bind(&"let scheme".into(), &Expr::text(&name.value));
        line!(
            code,
            "self.inner = self.inner.credential(scheme, credential);"
        );
        line!(code, "self");
        close!(code, "}}");
    }
}
