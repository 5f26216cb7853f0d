//! Sending a call for an answer that comes item by item.

use super::Call;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::literal::Literal;
use crate::print::{Code, close, line, snippet};
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
        let output = snippet!("rt::BoxFuture<Result<{}, Error>>", stream.ty(cx));
        code.signature(
            &snippet!("pub fn {}", method),
            &[snippet!("self")],
            Some(&output),
        );
        let media_type = Literal::string(&stream.media_type);
        let send = match stream.items {
            Items::Events(_) => snippet!("send_events()"),
            Items::TextEvents => snippet!("send_text_events()"),
            Items::WholeEvents(_) => snippet!("send_event_items()"),
            Items::Json(_) => snippet!("send_json_lines({})", media_type),
        };
        line!(code, "self.call.{}", send);
        close!(code, "}}");
    }
}
