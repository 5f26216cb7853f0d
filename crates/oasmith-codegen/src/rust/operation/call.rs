//! The type of a call.

use super::Call;
use super::body::{BodyArgument, other_doc, setter_doc};
use super::parameter::emit_setter;
use crate::ident::Ident;
use crate::print::doc::Doc;
use crate::print::{Code, close, line, open, snippet};
use crate::rust::cx::Cx;
use crate::rust::outcome::Side;
use crate::rust::response::Success;

impl Call<'_> {
    /// The type of the call with its setters and ways to send it.
    pub fn emit_call(&self, cx: &Cx<'_>, group: &Ident, code: &mut Code) {
        let (call, method) = (&self.names.call, &self.names.method);
        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "The call of [`{}::{}`]: set optional parameters, then `.send().await` or just `.await`.",
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
        code.own_impl(call);
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
}

fn emit_configure(code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!(
        "Sets options that the document doesn't declare, such as a timeout or one more header."
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
        "Returns the runtime's call, to send it and read a type of your own."
    ));
    code.blank();
    code.doc(&doc);
    open!(code, "pub fn into_call(self) -> rt::Call {{");
    line!(code, "self.call");
    close!(code, "}}");
}
