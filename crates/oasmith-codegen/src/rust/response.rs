//! What an operation answers: one type, or one a status.

use oasmith_ir::operation::{Content, ContentKind, Operation, Response, StatusPattern};
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::media_type::essence;

use super::cx::Cx;
use super::payload::{Payload, Stream};
use crate::ident::Ident;
use crate::print::{Code, Snippet, Ty, line, snippet};

/// The successful answers of an operation.
#[derive(Debug)]
pub enum Success<'a> {
    /// All are read alike.
    One(Payload),
    /// They differ by status.
    ByStatus(Vec<(&'a Response, Payload)>),
}

impl<'a> Success<'a> {
    /// Works out what an operation answers when all goes well: its 2xx responses, or the default one
    /// where it has none.
    pub fn of(cx: &Cx<'_>, operation: &'a Operation) -> Self {
        let answers: Vec<(&'a Response, Payload)> = successes(operation)
            .map(|response| (response, payload_of(cx, operation, response)))
            .collect();
        let Some((_, first)) = answers.first() else {
            return Self::One(Payload::Nothing);
        };
        if answers.iter().all(|(_, other)| first.reads_as(cx, other)) {
            return Self::One(first.clone());
        }
        let whole = answers
            .into_iter()
            .map(|(response, payload)| (response, payload.whole()));
        Self::ByStatus(whole.collect())
    }

    /// What can be read item by item instead, by another media type than the usual one.
    pub fn other_stream(cx: &Cx<'_>, operation: &Operation) -> Option<Stream> {
        let usual = |response| payload_of(cx, operation, response);
        let mut responses = successes(operation);
        let response = responses.find(|response| !matches!(usual(response), Payload::Nothing))?;
        match usual(response) {
            Payload::Stream(_) => None,
            _ => response.contents.iter().find_map(|one| Stream::of(cx, one)),
        }
    }

    /// The type that sending gives.
    pub fn ty(&self, cx: &Cx<'_>, outcome: &Ident) -> Ty {
        match self {
            Self::One(payload) => payload.ty(cx),
            Self::ByStatus(_) => outcome.into(),
        }
    }

    /// Whether the type names something deprecated.
    pub fn is_deprecated(&self, cx: &Cx<'_>) -> bool {
        match self {
            Self::One(payload) => payload.is_deprecated(cx),
            Self::ByStatus(_) => false,
        }
    }
}

/// The responses that say success: the 2xx ones, or the default one where there are none.
fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    let named = operation.responses.iter().any(|r| r.status.is_success());
    let is_wanted = move |status: StatusPattern| {
        if named {
            status.is_success()
        } else {
            status == StatusPattern::Default
        }
    };
    let responses = operation.responses.iter();
    responses.filter(move |response| is_wanted(response.status))
}

/// What is read of a response. An answer to `HEAD` has no body (RFC 9110, section 9.3.2).
pub(super) fn payload_of(cx: &Cx<'_>, operation: &Operation, response: &Response) -> Payload {
    if operation.method == "HEAD" {
        return Payload::Nothing;
    }
    Payload::of(cx, &response.contents)
}

/// The media types that an operation's successful answers are read from, as `Accept` lists them.
pub fn accept(cx: &Cx<'_>, operation: &Operation) -> String {
    let mut media_types: Vec<&str> = Vec::new();
    for response in successes(operation) {
        let read = payload_of(cx, operation, response);
        for content in &response.contents {
            let alone = std::slice::from_ref(content);
            let media_type = match (is_range(content), content.kind) {
                (false, _) => content.media_type.trim(),
                (true, ContentKind::Json) if read != Payload::AnyText => "application/json",
                // Anything is asked for anyway.
                (true, _) => continue,
            };
            let is_header = media_type.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            let either = matches!(content.kind, ContentKind::Json | ContentKind::Text);
            let is_read = Payload::of(cx, alone).reads_as(cx, &read);
            if (is_read || read == Payload::AnyText && either)
                && is_header
                && !media_types.contains(&media_type)
            {
                media_types.push(media_type);
            }
        }
    }
    media_types.join(", ")
}

/// Whether a media type stands for several.
pub fn is_range(content: &Content) -> bool {
    essence(&content.media_type).contains('*')
}

/// Says where answers come item by item, which is not expressed where they differ by status.
pub fn report(cx: &Cx<'_>, operation: &Operation, diagnostics: &mut Diagnostics) {
    if let Success::One(_) = Success::of(cx, operation) {
        return;
    }
    for response in successes(operation) {
        if let Payload::Stream(stream) = payload_of(cx, operation, response) {
            let what = format!("`{}` is not read item by item", stream.media_type);
            diagnostics
                .report(Finding::UNSUPPORTED, response.span, what)
                .consequence("the response body is read whole and returned as a `String`");
        }
    }
}

/// A status as docs show it: `` `404` ``, `` `4XX` ``.
pub fn status_text(status: StatusPattern) -> Snippet {
    match status {
        StatusPattern::Code(code) => snippet!("`{}`", code),
        StatusPattern::Range(digit) => snippet!("`{}XX`", u16::from(digit)),
        StatusPattern::Default => snippet!("any other status"),
    }
}

/// `#[allow(deprecated)]` where an item names something deprecated.
pub fn allow(needed: bool, code: &mut Code) {
    if needed {
        line!(code, "#[allow(deprecated)]");
    }
}
