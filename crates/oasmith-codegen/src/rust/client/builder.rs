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
        doc: "Sets where the server is.",
    },
    Setting {
        name: "http_client",
        arguments: &[("http_client", "rt::reqwest::Client")],
        doc: "Sends calls by an HTTP client of your own, with its TLS, proxies and time limits.",
    },
    Setting {
        name: "timeout",
        arguments: &[("timeout", "impl Into<Option<std::time::Duration>>")],
        doc: "Limits the time of a whole call; `None` lifts the limit.",
    },
    Setting {
        name: "connect_timeout",
        arguments: &[("connect_timeout", "std::time::Duration")],
        doc: "Limits the time in which a connection must come about.",
    },
    Setting {
        name: "user_agent",
        arguments: &[("user_agent", "impl Into<String>")],
        doc: "Sets the `User-Agent` header.",
    },
    Setting {
        name: "max_response_size",
        arguments: &[("max_response_size", "usize")],
        doc: "Limits the size of a response's body in memory, in bytes; 256 MiB unless set.",
    },
    Setting {
        name: "retry",
        arguments: &[("retry", "rt::Retry")],
        doc: "Sets whether and when calls that fail are sent again.",
    },
    Setting {
        name: "middleware",
        arguments: &[("middleware", "impl rt::Middleware + 'static")],
        doc: "Adds what sees and changes every request, inside of what was added before.",
    },
    Setting {
        name: "header",
        arguments: &[
            ("name", "impl Into<String>"),
            ("value", "impl Into<rt::Secret>"),
        ],
        doc: "Sends a header with every call.",
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
