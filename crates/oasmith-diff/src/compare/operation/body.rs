//! Bodies and the media types that they come in.

use oasmith_ir::operation::Content;

use super::{Context, spans};
use crate::compare::finding::Target;
use crate::compare::subject::{BodyPair, ContentPair};
use crate::compare::{Comparison, Place};
use crate::pair::{Pair, pair_left, pairs};

impl<'a> Comparison<'a> {
    pub(super) fn body(&mut self, context: &Context<'a>) {
        let pair = match (&context.base.body, &context.head.body) {
            (Some(base), Some(head)) => Pair::Both(base, head),
            (Some(base), None) => Pair::Removed(base),
            (None, Some(head)) => Pair::Added(head),
            (None, None) => return,
        };
        let subject = BodyPair { pair };
        let reversed = BodyPair {
            pair: pair.reversed(),
        };
        let around = spans(pair, context.spans(), |body| body.span);
        let place = context.place(
            Target::Request(context.at, Some("body".to_owned())),
            format!("{} body", context.label),
            around,
            pair.removed().is_some(),
        );
        self.show_part(context, &place, &subject, &reversed);
        if let Some((base, head)) = pair.both() {
            self.contents(context, &place, true, &base.contents, &head.contents);
        }
    }

    pub(super) fn contents(
        &mut self,
        context: &Context<'a>,
        around: &Place,
        request: bool,
        base: &'a [Content],
        head: &'a [Content],
    ) {
        let found = pair_left(pairs(base, head, media_key), |(_, old), (_, new)| {
            covers(&media_key(new), &media_key(old)) || covers(&media_key(old), &media_key(new))
        });
        for pair in found {
            let pair = pair.map(|(_, content)| content);
            let (base_api, head_api) = (&self.base.api, &self.head.api);
            let subject = ContentPair {
                pair,
                request,
                base_api,
                head_api,
            };
            let reversed = ContentPair {
                pair: pair.reversed(),
                request,
                base_api: head_api,
                head_api: base_api,
            };
            let place = Place {
                label: format!("{} {}", around.label, media_key(pair.latest())),
                spans: spans(pair, around.spans, |content| content.span),
                removed: pair.removed().is_some(),
                ..around.clone()
            };
            self.show_part(context, &place, &subject, &reversed);
            let types = pair.both().and_then(|(base, head)| base.ty.zip(head.ty));
            if let Some((base, head)) = types {
                self.part(context, &place, request, base, head);
            }
        }
    }
}

/// A media type without what doesn't tell it from others.
pub(crate) fn media_key(content: &Content) -> String {
    let mut parts = content.media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or("").to_ascii_lowercase();
    let is_charset = |part: &&str| part.to_ascii_lowercase().starts_with("charset");
    let rest: Vec<&str> = parts.filter(|part| !is_charset(part)).collect();
    if rest.is_empty() {
        essence
    } else {
        format!("{essence};{}", rest.join(";"))
    }
}

/// Whether a media range (`application/*`) has a media type among others.
pub(crate) fn covers(range: &str, media_type: &str) -> bool {
    let all = matches!(range, "*/*" | "*");
    let class = range.strip_suffix('*').filter(|class| class.ends_with('/'));
    range != media_type && (all || class.is_some_and(|class| media_type.starts_with(class)))
}
