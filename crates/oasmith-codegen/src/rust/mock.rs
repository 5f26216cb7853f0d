//! The module `mock`: a server for tests, and what it answers to each call.

use oasmith_ir::operation::{Operation, StatusPattern};

use super::client::authorization;
use super::cx::Cx;
use super::error_shape;
use super::gate;
use super::group::Calls;
use super::operation::Call;
use super::payload::Payload;
use super::response::Success;
use super::{refusal, servers};
use crate::config::Features;
use crate::ident::Ident;
use crate::names::Group;
use crate::print::doc::Doc;
use crate::print::{Code, Expr, Ty, close, line, open, snippet};

/// The gate before the module. There are no servers on wasm32.
pub const GATE: &str = "#[cfg(all(feature = \"mock\", not(target_arch = \"wasm32\")))]";

/// The docs of the module.
pub fn docs() -> Doc {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "A mock server of the API, for tests: see [`oasmith_runtime::mock`]."
    ));
    doc
}

/// The module, of the calls of each group.
pub fn emit(cx: &Cx<'_>, groups: &[(&Group, Calls<'_>)], depth: usize) -> Code {
    let mut answers = Code::at_depth(depth);
    emit_answers(cx, groups, &mut answers);
    let mut code = Code::at_depth(depth);
    line!(code, "use oasmith_runtime as rt;");
    code.blank();
    let names_models = answers.imports().has_models();
    if cx.config.features == Features::ByGroup && names_models {
        line!(code, "#[allow(unused_imports)]");
    }
    let models = if names_models { ", models" } else { "" };
    line!(code, "use super::{{Client, Error{}}};", models);
    code.blank();
    emit_start(cx, &mut code);
    emit_client(cx, &mut code);
    if !answers.is_empty() {
        code.blank();
        code.append(&answers);
    }
    code
}

fn emit_start(cx: &Cx<'_>, code: &mut Code) {
    line!(code, "/// Starts a server on a free port of this machine.");
    line!(code, "///");
    line!(code, "/// # Errors");
    line!(code, "///");
    line!(code, "/// Fails if there is no free port.");
    open!(code, "pub fn start() -> Result<rt::mock::Server, Error> {{");
    if error_shape::bind(cx, code) {
        line!(code, "rt::mock::Server::start(errors)");
    } else {
        line!(code, "rt::mock::Server::start(rt::ErrorShape::NONE)");
    }
    close!(code, "}}");
}

/// A client of the server, with credentials that are none.
fn emit_client(cx: &Cx<'_>, code: &mut Code) {
    code.blank();
    line!(
        code,
        "/// Returns a client of the server. Its credentials are `mock`, and it never retries."
    );
    line!(code, "///");
    line!(code, "/// # Errors");
    line!(code, "///");
    line!(code, "/// Fails if no TLS backend is enabled.");
    open!(
        code,
        "pub fn client(server: &rt::mock::Server) -> Result<Client, Error> {{"
    );
    let mut arguments = Vec::new();
    let has_server = servers::default_server(cx).is_some();
    if !has_server {
        arguments.push(Expr::from("server").method("url", []));
    }
    for credential in cx.names.credentials() {
        let all = credential.arguments.iter();
        arguments.extend(all.map(|_| Expr::text("mock")));
    }
    let builder = Expr::call("Client::builder", arguments);
    code.bind(&"let client".into(), &builder);
    if has_server {
        line!(code, "let client = client.base_url(server.url());");
    }
    let first = cx.names.authorizations().iter();
    let mut first = first.filter(|alternative| !alternative.is_empty());
    let methods = first.next().into_iter();
    for (method, kind) in methods.flat_map(|it| authorization(cx, it)) {
        let arguments = kind.arguments().iter();
        let arguments: Vec<Expr> = arguments.map(|_| Expr::text("mock")).collect();
        let value = Expr::from("client").method(method, arguments);
        code.bind(&"let client".into(), &value);
    }
    line!(code, "client.retry(rt::Retry::OFF).build()");
    close!(code, "}}");
}

fn emit_answers(cx: &Cx<'_>, groups: &[(&Group, Calls<'_>)], code: &mut Code) {
    if groups.iter().all(|(_, calls)| calls.is_empty()) {
        return;
    }
    open!(code, "rt::mocked! {{");
    for (group, calls) in groups {
        for call in calls {
            gate::of_group(cx, group, code);
            let module = &group.names.module;
            let answer = answer(cx, call);
            let status = status(call.operation, &call.success);
            let refusal = match refusal(cx, call, module) {
                Some(refusal) => snippet!(", {}", refusal),
                None => snippet!(""),
            };
            let call = &call.names.call;
            line!(
                code,
                "super::{}::{} => {}, {}{};",
                module,
                call,
                answer,
                status,
                refusal
            );
        }
    }
    close!(code, "}}");
    emit_refusals(cx, groups, code);
}

/// How refusals that differ by status are answered.
fn emit_refusals(cx: &Cx<'_>, groups: &[(&Group, Calls<'_>)], code: &mut Code) {
    let refusals = groups.iter().flat_map(|(group, calls)| {
        let calls = calls.iter();
        calls.filter_map(move |call| Some((*group, call.refusals()?)))
    });
    let mut refusals = refusals.peekable();
    if refusals.peek().is_none() {
        return;
    }
    code.blank();
    open!(code, "rt::refused! {{");
    for (group, refusals) in refusals {
        gate::of_group(cx, group, code);
        let module = &group.names.module;
        open!(code, "super::{}::{} {{", module, refusals.name);
        refusals.emit_answers(code);
        close!(code, "}}");
    }
    close!(code, "}}");
}

/// What a call is refused with; `None` where the document declares nothing.
fn refusal(cx: &Cx<'_>, call: &Call<'_>, module: &Ident) -> Option<Ty> {
    if let Some(refusals) = call.refusals() {
        return Some(snippet!("super::{}::{}", module, refusals.name).into());
    }
    Some(match refusal::of_all(cx, call.operation)? {
        Payload::Text => "rt::Text".into(),
        payload => payload.ty(cx),
    })
}

/// What a call is answered with.
fn answer(cx: &Cx<'_>, call: &Call<'_>) -> Ty {
    match &call.success {
        Success::One(Payload::Text) => "rt::Text".into(),
        Success::One(Payload::Stream(_)) | Success::ByStatus(_) => "rt::mock::MockResponse".into(),
        Success::One(payload) => payload.ty(cx),
    }
}

/// The status of that: the first one that says success.
fn status(operation: &Operation, success: &Success<'_>) -> u16 {
    let mut statuses = operation.responses.iter().map(|response| response.status);
    let stated = statuses.find_map(|status| match status {
        StatusPattern::Code(code @ 200..=299) => Some(code),
        _ => None,
    });
    let nothing = matches!(success, Success::One(Payload::Nothing));
    stated.unwrap_or(if nothing { 204 } else { 200 })
}
