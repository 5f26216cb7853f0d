//! The ways to send a call.

use super::Call;
use crate::print::doc::Doc;
use crate::print::{Code, FnParam, Ty, close, line, open, snippet};
use crate::rust::cx::Cx;
use crate::rust::payload::Payload;
use crate::rust::refusal;
use crate::rust::response::{Success, allow};

impl Call<'_> {
    pub(super) fn emit_sending(&self, cx: &Cx<'_>, code: &mut Code) {
        if let Success::One(Payload::Stream(stream)) = &self.success {
            self.emit_stream(cx, "send", stream, code);
            return self.emit_send_raw(code);
        }
        let ty = self.success.ty(cx, &self.names.outcome);
        let [send, send_response] = match &self.success {
            Success::One(Payload::Text) => ["send_text", "send_text_response"],
            Success::One(Payload::AnyText) => ["send_any_text", "send_any_text_response"],
            _ => ["send", "send_response"],
        };
        let mut doc = Doc::new();
        doc.paragraph(&snippet!("Sends the call and decodes the response body."));
        refusal::errors_doc(cx, self.operation, self.refusal(), &mut doc);
        code.blank();
        code.doc(&doc);
        allow(self.success.is_deprecated(cx), code);
        // No `async fn`s: each would be a type of its own, which costs the compiler more than the
        // rest of a call. The runtime boxes the futures, for the same reason.
        let receiver = [FnParam::receiver("self")];
        code.signature(&"pub fn send".into(), &receiver, Some(&future(ty.clone())));
        line!(code, "self.call.{}()", send);
        close!(code, "}}");

        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "Sends the call and returns the decoded body with status and headers."
        ));
        doc.paragraph(&snippet!("# Errors"));
        doc.paragraph(&snippet!("As for [`send`](Self::send)."));
        code.blank();
        code.doc(&doc);
        allow(self.success.is_deprecated(cx), code);
        let output = future(Ty::of("rt::Response", ty));
        code.signature(&"pub fn send_response".into(), &receiver, Some(&output));
        line!(code, "self.call.{}()", send_response);
        close!(code, "}}");
        if let Some(stream) = Success::other_stream(cx, self.operation) {
            self.emit_stream(cx, stream.method(), &stream, code);
        }
        self.emit_send_raw(code);
    }

    fn emit_send_raw(&self, code: &mut Code) {
        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "Sends the call and returns the response without decoding it, whatever its status."
        ));
        doc.paragraph(&snippet!("# Errors"));
        doc.paragraph(&snippet!(
            "Fails if the call can't be built or sent, or if the response is incomplete."
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

    pub(super) fn emit_into_future(&self, cx: &Cx<'_>, code: &mut Code) {
        let ty = self.success.ty(cx, &self.names.outcome);
        code.blank();
        allow(self.success.is_deprecated(cx), code);
        code.impl_head("std::future::IntoFuture", &self.names.call);
        code.type_binding(&"type Output".into(), &result(ty));
        line!(code, "type IntoFuture = rt::BoxFuture<Self::Output>;");
        code.blank();
        open!(code, "fn into_future(self) -> Self::IntoFuture {{");
        line!(code, "self.send()");
        close!(code, "}}");
        close!(code, "}}");
    }
}

/// `Result<ty, Error>`
fn result(ty: Ty) -> Ty {
    Ty::Generic("Result".into(), vec![ty, "Error".into()])
}

/// What sending gives.
pub(super) fn future(ty: Ty) -> Ty {
    Ty::of("rt::BoxFuture", result(ty))
}
