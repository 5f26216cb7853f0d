//! An operation: the method that makes the call, what never changes of it, and the call's type.

mod body;
mod form;
mod pages;
mod parameter;
mod security;
mod streaming;
mod successor;

use oasmith_ir::operation::{Body, Content, Operation, Parameter, Response};

use super::cx::Cx;
use super::outcome::{Outcome, Side};
use super::payload::Payload;
use super::response::{self, Success, allow};
use super::{model, refusal, servers, ty};
use crate::ident::Ident;
use crate::names::OperationNames;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::literal::Literal;
use crate::print::{CALL_WIDTH, Code, Snippet, close, line, open, snippet};
use body::{BodyArgument, other_doc, setter_doc};
use parameter::{emit_parameter, emit_setter};

/// An operation with what is said of it in several places.
pub struct Call<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// Its names.
    pub names: &'a OperationNames,
    /// What it answers.
    pub success: Success<'a>,
    /// What the server refuses it with, where that differs by status.
    refusals: Vec<(&'a Response, Payload)>,
}

/// Whether requests of this method can be made: it is a token (RFC 9110, section 9.1), and not
/// `CONNECT`, whose target is no path.
pub fn is_sendable(method: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !method.is_empty() && method.bytes().all(is_token) && method != "CONNECT"
}

impl<'a> Call<'a> {
    /// Puts together what is said of an operation.
    pub fn new(cx: &Cx<'_>, operation: &'a Operation, names: &'a OperationNames) -> Self {
        Self {
            operation,
            names,
            success: Success::of(cx, operation),
            refusals: refusal::by_status(cx, operation),
        }
    }

    fn parameters(&self) -> impl Iterator<Item = (&'a Parameter, &'a Ident)> {
        self.operation.parameters.iter().zip(&self.names.parameters)
    }

    /// The method of the group, and one more for each other body that is required.
    pub fn emit_methods(&self, cx: &Cx<'_>, code: &mut Code) {
        let body = self.operation.body.as_ref().filter(|body| body.required);
        let usual = body.map(|body| BodyArgument::new(cx, body));
        self.emit_method(cx, &self.names.method, &self.method_doc(cx), usual, code);
        for (content, name) in body.into_iter().flat_map(|body| self.others(body)) {
            let doc = other_doc(&Snippet::from(&self.names.method), content);
            let body = Some(BodyArgument::of(cx, content));
            self.emit_method(cx, name, &doc, body, code);
        }
    }

    /// The bodies that have a method or setter of their own, with its name.
    fn others(&self, body: &'a Body) -> impl Iterator<Item = (&'a Content, &'a Ident)> {
        let names = self.names.bodies.iter();
        names.filter_map(|(at, name)| Some((body.contents.get(*at)?, name)))
    }

    fn method_doc(&self, cx: &Cx<'_>) -> Doc {
        let operation = self.operation;
        let mut doc = model::docs(&operation.docs);
        let endpoint = format!("{} {}", operation.method, operation.path.raw);
        doc.paragraph(&snippet!("{}", CodeSpan::new(&endpoint)));
        security::document_scopes(cx, operation, &mut doc);
        self.argument_docs(&mut doc);
        if let Some(form) = &self.names.form {
            doc.paragraph(&snippet!(
                "A body of several parts is a [`{}`], or put together by hand.",
                form
            ));
        }
        doc
    }

    fn emit_method(
        &self,
        cx: &Cx<'_>,
        name: &Ident,
        doc: &Doc,
        body: Option<BodyArgument>,
        code: &mut Code,
    ) {
        code.blank();
        code.doc(doc);
        successor::deprecate(cx, self.operation, code);
        let required = || {
            self.parameters()
                .filter(|(parameter, _)| parameter.required)
        };
        let mut arguments = vec![snippet!("&self")];
        for (parameter, name) in required() {
            arguments.push(snippet!(
                "{}: {}",
                name,
                ty::argument_of(cx, parameter.ty).ty
            ));
        }
        if let Some(body) = &body {
            arguments.push(snippet!("body: {}", body.ty));
        }
        let deprecated = required().any(|(p, _)| ty::mentions_deprecated(cx, p.ty.id))
            || body.as_ref().is_some_and(|body| body.deprecated);
        allow(deprecated, code);
        if arguments.len() > 7 {
            line!(code, "#[allow(clippy::too_many_arguments)]");
        }
        let call = &self.names.call;
        code.signature(&snippet!("pub fn {}", name), &arguments, Some(&call.into()));
        let new = [
            snippet!("&self.client"),
            snippet!("&{}", self.names.metadata),
        ];
        if required().next().is_none() && body.is_none() {
            open!(code, "{} {{", call);
            code.call(&snippet!("call: rt::Call::new"), &new, ",");
            close!(code, "}}");
        } else {
            code.call(&snippet!("let mut call = rt::Call::new"), &new, ";");
            for (parameter, name) in required() {
                emit_parameter(cx, parameter, name, "call", false, code);
            }
            if let Some(body) = &body {
                body.emit("call", code);
            }
            code.struct_literal(&call.into(), &[snippet!("call")], "");
        }
        close!(code, "}}");
    }

    /// What the arguments are, where the document says something of them.
    fn argument_docs(&self, doc: &mut Doc) {
        let mut list = String::new();
        for (parameter, name) in self
            .parameters()
            .filter(|(parameter, _)| parameter.required)
        {
            let text = parameter.docs.description.as_deref().unwrap_or("").trim();
            // An argument can't have the attribute that a setter has.
            let text = match (parameter.docs.deprecated, text) {
                (true, "") => "deprecated.".to_owned(),
                (true, text) if !says_deprecated(text) => format!("deprecated. {text}"),
                _ => text.to_owned(),
            };
            if !text.is_empty() {
                let text = text.replace('\n', "\n  ");
                list.push_str(&format!("- `{name}`: {text}\n"));
            }
        }
        if let Some(body) = self.operation.body.as_ref().filter(|body| body.required) {
            let text = body.description.as_deref().unwrap_or("").trim();
            if !text.is_empty() {
                list.push_str(&format!("- `body`: {}\n", text.replace('\n', "\n  ")));
            }
        }
        if !list.is_empty() {
            doc.paragraph(&snippet!("# Arguments"));
            doc.markdown(&list);
        }
    }

    /// The static with what never changes.
    pub fn emit_static(&self, cx: &Cx<'_>, code: &mut Code) {
        let operation = self.operation;
        let group = cx.names.groups().get(self.names.group);
        let group = group.map_or("", |group| group.names.module.as_str());
        code.blank();
        let head = snippet!("static {}:", self.names.metadata);
        let width = head.width() + " rt::Operation =".len();
        let hangs = width <= code.room() && width + " rt::Operation {".len() >= code.room();
        if hangs {
            line!(code, "{} rt::Operation =", head);
            code.indent();
            open!(code, "rt::Operation {{");
        } else if width > code.room() {
            line!(code, "{}", head);
            line!(code, "    rt::Operation = rt::Operation {{");
            code.indent();
        } else {
            open!(code, "{} rt::Operation = rt::Operation {{", head);
        }
        line!(code, "id: {},", Literal::string(&self.names.id));
        line!(code, "group: {},", Literal::string(group));
        line!(code, "method: {},", Literal::string(&operation.method));
        let path = operation.path.raw.split('#').next().unwrap_or_default();
        line!(code, "path: {},", Literal::string(path));
        let accept = response::accept(cx, operation);
        line!(code, "accept: {},", Literal::string(&accept));
        match operation.servers.first() {
            Some(server) => {
                let url = Literal::string(&servers::url_with_defaults(server));
                line!(code, "server: Some({}),", url);
            }
            None => line!(code, "server: None,"),
        }
        let alternatives = security::alternatives(cx, operation);
        code.array(&snippet!("security: &"), &alternatives, ",");
        close!(code, "}};");
        if hangs {
            code.dedent();
        }
    }

    /// The type of the call with its setters and ways to send it.
    pub fn emit_call(&self, cx: &Cx<'_>, group: &Ident, code: &mut Code) {
        let (call, method) = (&self.names.call, &self.names.method);
        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "The call of [`{}::{}`]: set what is optional, then `.send().await` or just `.await`.",
            group,
            method
        ));
        code.blank();
        code.doc(&doc);
        line!(code, "#[derive(Debug, Clone)]");
        line!(
            code,
            "#[must_use = \"a call does nothing until it is sent\"]"
        );
        code.item_head("pub struct", call);
        line!(code, "call: rt::Call,");
        close!(code, "}}");
        code.blank();
        code.item_head("impl", call);
        for (parameter, name) in self
            .parameters()
            .filter(|(parameter, _)| !parameter.required)
        {
            emit_setter(cx, parameter, name, code);
        }
        if let Some(body) = self.operation.body.as_ref().filter(|body| !body.required) {
            let usual = BodyArgument::new(cx, body);
            usual.emit_setter(&"body".into(), &setter_doc(body), code);
            for (content, name) in self.others(body) {
                let doc = other_doc(&"body".into(), content);
                BodyArgument::of(cx, content).emit_setter(&name.into(), &doc, code);
            }
        }
        emit_configure(code);
        emit_into_call(code);
        self.emit_pages(cx, code);
        self.emit_sending(cx, code);
        close!(code, "}}");
        self.emit_into_future(cx, code);
        self.emit_form(cx, code);
        if let Success::ByStatus(answers) = &self.success {
            self.outcome(&self.names.outcome, Side::Success, answers)
                .emit(cx, code);
        }
        if let Some(refusals) = self.refusals() {
            refusals.emit(cx, code);
        }
    }

    /// What the server refuses the call with, where that differs by status.
    pub(super) fn refusals(&self) -> Option<Outcome<'_>> {
        let outcome = self.outcome(&self.names.refusal, Side::Refusal, &self.refusals);
        (!self.refusals.is_empty()).then_some(outcome)
    }

    fn outcome<'b>(
        &'b self,
        name: &'b Ident,
        side: Side,
        answers: &'b [(&'b Response, Payload)],
    ) -> Outcome<'b> {
        Outcome {
            call: &self.names.call,
            name,
            side,
            answers,
        }
    }

    /// The type that reads what the server refuses the call with, where that differs by status.
    fn refusal(&self) -> Option<&Ident> {
        (!self.refusals.is_empty()).then_some(&self.names.refusal)
    }

    fn emit_sending(&self, cx: &Cx<'_>, code: &mut Code) {
        if let Success::One(Payload::Stream(stream)) = &self.success {
            self.emit_stream(cx, "send", stream, code);
            return self.emit_send_raw(code);
        }
        let ty = self.success.ty(cx, &self.names.outcome);
        let text = matches!(self.success, Success::One(Payload::Text));
        let mut doc = Doc::new();
        doc.paragraph(&snippet!("Sends the call and decodes the answer."));
        refusal::errors_doc(cx, self.operation, self.refusal(), &mut doc);
        code.blank();
        code.doc(&doc);
        allow(self.success.is_deprecated(cx), code);
        // No `async fn`s: each would be a type of its own, which costs the compiler more than the
        // rest of a call. The runtime boxes the futures, for the same reason.
        let output = snippet!("rt::BoxFuture<Result<{}, Error>>", ty);
        code.signature(&snippet!("pub fn send"), &[snippet!("self")], Some(&output));
        line!(
            code,
            "self.call.{}()",
            if text { "send_text" } else { "send" }
        );
        close!(code, "}}");

        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "Sends the call and gives the decoded body with status and headers."
        ));
        doc.paragraph(&snippet!("# Errors"));
        doc.paragraph(&snippet!("As for [`send`](Self::send)."));
        code.blank();
        code.doc(&doc);
        allow(self.success.is_deprecated(cx), code);
        let output = snippet!("rt::BoxFuture<Result<rt::Response<{}>, Error>>", ty);
        code.signature(
            &snippet!("pub fn send_response"),
            &[snippet!("self")],
            Some(&output),
        );
        let send = if text {
            "send_text_response"
        } else {
            "send_response"
        };
        line!(code, "self.call.{}()", send);
        close!(code, "}}");
        if let Some(stream) = Success::other_stream(cx, self.operation) {
            self.emit_stream(cx, stream.method(), &stream, code);
        }
        self.emit_send_raw(code);
    }

    fn emit_send_raw(&self, code: &mut Code) {
        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "Sends the call and gives the answer undecoded, whatever its status."
        ));
        doc.paragraph(&snippet!("# Errors"));
        doc.paragraph(&snippet!(
            "The call can't be made or sent, or there is no whole answer."
        ));
        code.blank();
        code.doc(&doc);
        line!(
            code,
            "pub fn send_raw(self) -> rt::BoxFuture<Result<rt::RawResponse, Error>> {{"
        );
        code.indent();
        line!(code, "self.call.send_raw()");
        close!(code, "}}");
    }

    fn emit_into_future(&self, cx: &Cx<'_>, code: &mut Code) {
        let ty = self.success.ty(cx, &self.names.outcome);
        code.blank();
        allow(self.success.is_deprecated(cx), code);
        code.impl_head(&snippet!("impl std::future::IntoFuture"), &self.names.call);
        code.type_binding(&snippet!("type Output"), &snippet!("Result<{}, Error>", ty));
        line!(code, "type IntoFuture = rt::BoxFuture<Self::Output>;");
        code.blank();
        open!(code, "fn into_future(self) -> Self::IntoFuture {{");
        line!(code, "self.send()");
        close!(code, "}}");
        close!(code, "}}");
    }
}

/// Whether a description begins with the word.
fn says_deprecated(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    text.get(.."deprecated".len())
        .is_some_and(|word| word.eq_ignore_ascii_case("deprecated"))
}

fn emit_configure(code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "Sets what the document does not name: a time limit, say, or one more header."
    ));
    code.blank();
    code.doc(&doc);
    open!(
        code,
        "pub fn configure(mut self, change: impl FnOnce(&mut rt::Call)) -> Self {{"
    );
    line!(code, "change(&mut self.call);");
    line!(code, "self");
    close!(code, "}}");
}

fn emit_into_call(code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "The call underneath, to be sent for an answer of a type of your own."
    ));
    code.blank();
    code.doc(&doc);
    open!(code, "pub fn into_call(self) -> rt::Call {{");
    line!(code, "self.call");
    close!(code, "}}");
}

/// The longest chain of calls and fields that stays on one line (rustfmt's `chain_width`).
const CHAIN_WIDTH: usize = 60;

/// `call.method(arguments);`. Where `call` is a field and the line is long, the method begins a new
/// line, unless its arguments must be broken anyway and there are enough of them.
fn emit_call(call: &'static str, method: &Snippet, arguments: &[Snippet], code: &mut Code) {
    let joined = Snippet::join(arguments, ", ").width();
    let width = call.len() + method.width() + joined + ".()".len();
    let limit = if arguments.len() == 1 {
        usize::MAX
    } else {
        CALL_WIDTH
    };
    let one_line = joined <= limit && width < code.room();
    let below = joined <= limit && method.width() + joined + ".();".len() + 4 <= code.room();
    let opening_fits = call.len() + method.width() + ".(".len() <= CHAIN_WIDTH;
    let hangs = !one_line && opening_fits && (arguments.len() >= 3 || !below);
    if !call.contains('.') || width <= CHAIN_WIDTH || hangs {
        return code.call(&snippet!("{}.{}", call, method), arguments, ";");
    }
    line!(code, "{}", call);
    code.indent();
    code.call(&snippet!(".{}", method), arguments, ";");
    code.dedent();
}
