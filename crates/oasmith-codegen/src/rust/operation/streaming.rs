//! Sending a call for an answer that comes item by item.

use super::Call;
use super::sending::future;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FnParam, close, snippet};
use crate::rust::cx::Cx;
use crate::rust::payload::{Items, Stream};
use crate::rust::refusal;
use crate::rust::response::allow;

impl Call<'_> {
    /// A method that sends the call and gives a stream.
    pub(super) fn emit_stream(
        &self,
        cx: &Cx<'_>,
        method: &'static str,
        stream: &Stream,
        code: &mut Code,
    ) {
        let mut doc = Doc::new();
        doc.paragraph(&snippet!(
            "Sends the call for {}, and returns its items as they arrive.",
            CodeSpan::new(&stream.media_type)
        ));
        if method == "send" {
            refusal::errors_doc(cx, self.operation, self.refusal(), &mut doc);
        } else {
            doc.paragraph(&snippet!("# Errors"));
            doc.paragraph(&snippet!("As for [`send`](Self::send)."));
        }
        code.blank();
        code.doc(&doc);
        allow(stream.is_deprecated(cx), code);
        let receiver = [FnParam::receiver("self")];
        let output = future(stream.ty(cx));
        code.signature(&snippet!("pub fn {}", method), &receiver, Some(&output));
        let (send, arguments) = match stream.items {
            Items::Events(_) => ("send_events", vec![]),
            Items::TextEvents => ("send_text_events", vec![]),
            Items::WholeEvents(_) => ("send_event_items", vec![]),
            Items::Json(_) => ("send_json_lines", vec![Expr::text(&stream.media_type)]),
        };
        let call = Expr::from("self").field("call");
        code.give(&call.method(send, arguments));
        close!(code, "}}");
    }
}
