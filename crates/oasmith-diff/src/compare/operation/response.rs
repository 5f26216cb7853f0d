//! Responses and their headers.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{Header, Response, StatusPattern};

use super::{Context, spans};
use crate::compare::finding::Target;
use crate::compare::subject::{HeaderPair, ResponsePair};
use crate::compare::{Comparison, Place, documented};
use crate::pair::{pair_left, pairs};

impl<'a> Comparison<'a> {
    pub(super) fn responses(&mut self, context: &Context<'a>) {
        let (base, head) = (&context.base.responses, &context.head.responses);
        let found = pairs(base, head, |response: &Response| response.status);
        let found = pair_left(found, |(_, old), (_, new)| {
            in_range(old.status, new.status) || in_range(new.status, old.status)
        });
        for pair in found {
            let pair = pair.map(|(_, response)| response);
            let subject = ResponsePair {
                pair,
                all: (base, head),
            };
            let reversed = ResponsePair {
                pair: pair.reversed(),
                all: (head, base),
            };
            let status = pair.latest().status;
            let place = context.place(
                Target::Answer(context.at),
                format!("{} response {status}", context.label),
                spans(pair, context.spans(), |response| response.span),
                pair.removed().is_some(),
            );
            self.show_part(context, &place, &subject, &reversed);
            if let Some((base, head)) = pair.both() {
                self.contents(context, &place, false, &base.contents, &head.contents);
                self.headers(context, &place, base, head);
            }
        }
    }

    fn headers(
        &mut self,
        context: &Context<'a>,
        around: &Place,
        base: &'a Response,
        head: &'a Response,
    ) {
        let key = |header: &Header| header.name.to_ascii_lowercase();
        for pair in pairs(&base.headers, &head.headers, key) {
            let pair = pair.map(|(_, header)| header);
            let shape = |api: &'a Api, header: Option<&Header>| {
                Some(&documented(api, header?.ty?.id).shape)
            };
            let shapes = (
                shape(&self.base.api, pair.base()),
                shape(&self.head.api, pair.head()),
            );
            let subject = HeaderPair { pair, shapes };
            let reversed = HeaderPair {
                pair: pair.reversed(),
                shapes: (shapes.1, shapes.0),
            };
            let place = Place {
                // No item of the generated code is about a header.
                target: Target::Nothing,
                label: format!("{} header {}", around.label, pair.latest().name),
                spans: spans(pair, around.spans, |header| header.span),
                removed: pair.removed().is_some(),
                ..around.clone()
            };
            self.show_part(context, &place, &subject, &reversed);
            let types = pair.both().and_then(|(base, head)| base.ty.zip(head.ty));
            if let Some((base, head)) = types {
                self.part(context, &place, false, base, head);
            }
        }
    }
}

/// Whether a status is one of a range.
fn in_range(status: StatusPattern, range: StatusPattern) -> bool {
    match (status, range) {
        (StatusPattern::Code(code), StatusPattern::Range(first)) => code / 100 == u16::from(first),
        _ => false,
    }
}
