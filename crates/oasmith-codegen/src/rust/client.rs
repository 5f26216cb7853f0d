//! The client and its builder.

mod builder;
mod given;

use super::cx::Cx;
use super::{error_shape, gate, group, lib_file, servers};
use crate::config::Features;
use crate::ident::Ident;
use crate::names::Group;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FnParam, Ty, close, line, open, snippet, version_order};
use builder::emit_builder;
pub(super) use given::authorization;
use given::{Given, alternatives_doc, token_doc};

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
            &[FnParam::receiver("&self")],
            Some(&path.clone().into()),
        );
        let inner = Expr::from("self").field("inner").method("clone", []);
        code.give(&Expr::call(snippet!("{}::new", path), [inner]));
        close!(code, "}}");
    }
    code.blank();
    line!(
        code,
        "/// The runtime's client, for calls that the document doesn't describe."
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
        "Fails if a credential or header value is invalid, or if no TLS backend is enabled."
    ));
    code.doc(&doc);
    let output = Ty::Generic("Result".into(), vec!["Self".into(), "Error".into()]);
    code.signature(&"pub fn new".into(), &given.arguments, Some(&output));
    let builder = Expr::call("Self::builder", given.names.as_slice());
    code.give(&builder.method("build", []));
    close!(code, "}}");
}

fn emit_builder_function(cx: &Cx<'_>, given: &Given, code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "Returns a builder, which sets the base URL, timeouts, headers or your own HTTP client."
    ));
    alternatives_doc(cx, &mut doc);
    code.blank();
    code.doc(&doc);
    let output = "ClientBuilder".into();
    code.signature(&"pub fn builder".into(), &given.arguments, Some(&output));
    line!(
        code,
        "let user_agent = concat!(env!(\"CARGO_PKG_NAME\"), \"/\", env!(\"CARGO_PKG_VERSION\"));"
    );
    let inner = "let inner".into();
    let builder = Expr::call("rt::ClientBuilder::new", [given.base_url.clone()]);
    code.bind(&inner, &builder);
    line!(code, "let inner = inner.user_agent(user_agent);");
    if error_shape::bind(cx, code) {
        line!(code, "let inner = inner.error_shape(errors);");
    }
    for (scheme, value) in &given.credentials {
        let arguments = [scheme.clone(), value.clone()];
        code.bind(&inner, &Expr::from("inner").method("credential", arguments));
    }
    line!(code, "ClientBuilder {{ inner }}");
    close!(code, "}}");
}
