//! What an operation answers: one type, or one a status.

use oasmith_ir::operation::{Content, ContentKind, Operation, Response, StatusPattern};
use oasmith_ir::types::TypeRef;
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

use super::cx::Cx;
use super::doc::Doc;
use super::payload::{Payload, Stream};
use super::ty;
use crate::ident::Ident;
use crate::names::status;
use crate::print::{Code, Snippet, close, line, open, snippet};

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
        let same = |(_, other): &(_, Payload)| first.ty(cx) == other.ty(cx);
        if answers.iter().all(same) {
            return Self::One(first.clone());
        }
        // What differs by status is read whole.
        let whole = |(response, payload)| match payload {
            Payload::Stream(_) => (response, Payload::Text),
            payload => (response, payload),
        };
        Self::ByStatus(answers.into_iter().map(whole).collect())
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
    pub fn ty(&self, cx: &Cx<'_>, outcome: &Ident) -> Snippet {
        match self {
            Self::One(payload) => payload.ty(cx),
            Self::ByStatus(_) => Snippet::from(outcome),
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
fn payload_of(cx: &Cx<'_>, operation: &Operation, response: &Response) -> Payload {
    if operation.method == "HEAD" {
        return Payload::Nothing;
    }
    Payload::of(cx, &response.contents)
}

/// The media types that an operation's successful answers are read from, as `Accept` lists them.
pub fn accept(cx: &Cx<'_>, operation: &Operation) -> String {
    let mut media_types: Vec<&str> = Vec::new();
    for response in successes(operation) {
        let read = payload_of(cx, operation, response).ty(cx);
        for content in &response.contents {
            let alone = std::slice::from_ref(content);
            let media_type = match (is_range(content), content.kind) {
                (false, _) => content.media_type.trim(),
                (true, ContentKind::Json) => "application/json",
                // Anything is asked for anyway.
                (true, _) => continue,
            };
            let is_header = media_type.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            if Payload::of(cx, alone).ty(cx) == read
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
    let essence = content.media_type.split(';').next();
    essence.is_some_and(|essence| essence.contains('*'))
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
                .consequence("the answer is read to its end and given as a `String`");
        }
    }
}

/// The enum of answers that differ by status, with how it is read.
pub fn emit_outcome(
    cx: &Cx<'_>,
    call: &Ident,
    outcome: &Ident,
    answers: &[(&Response, Payload)],
    code: &mut Code,
) {
    let payloads = || answers.iter().map(|(_, payload)| payload);
    let deprecated = payloads().any(|payload| payload.is_deprecated(cx));
    let catch_all = !answers
        .iter()
        .any(|(r, _)| matches!(r.status, StatusPattern::Default | StatusPattern::Range(_)));
    let mut doc = Doc::new();
    doc.paragraph(&snippet!("What [`{}`] answers, by status.", call));
    code.blank();
    code.doc(&doc);
    allow(deprecated, code);
    line!(code, "#[derive(Debug, Clone)]");
    line!(code, "#[non_exhaustive]");
    code.item_head("pub enum", outcome);
    let names = variant_names(answers);
    for ((response, payload), name) in answers.iter().zip(&names) {
        let mut doc = Doc::new();
        doc.paragraph(&status_text(response.status));
        doc.markdown(response.description.as_deref().unwrap_or(""));
        code.doc(&doc);
        match payload {
            Payload::Nothing => line!(code, "{},", name),
            _ => line!(code, "{}({}),", name, stored(cx, payload)),
        }
    }
    if catch_all {
        line!(code, "/// A status that the document does not name.");
        line!(code, "Other(rt::RawResponse),");
    }
    close!(code, "}}");
    emit_from_response(cx, outcome, answers, &names, catch_all, deprecated, code);
}

fn emit_from_response(
    cx: &Cx<'_>,
    outcome: &Ident,
    answers: &[(&Response, Payload)],
    names: &[Ident],
    catch_all: bool,
    deprecated: bool,
    code: &mut Code,
) {
    code.blank();
    allow(deprecated, code);
    code.impl_head(&snippet!("impl rt::FromResponse"), outcome);
    let head = snippet!("fn from_response");
    let argument = snippet!("response: &rt::RawResponse");
    code.signature(
        &head,
        &[argument],
        Some(&snippet!("Result<Self, rt::BodyError>")),
    );
    open!(code, "Ok(match response.status().as_u16() {{");
    // Ranges and the default come after single statuses, whatever their order in the document.
    let mut arms: Vec<_> = answers.iter().zip(names).collect();
    arms.sort_by_key(|((response, _), _)| match response.status {
        StatusPattern::Code(_) => 0,
        StatusPattern::Range(_) => 1,
        StatusPattern::Default => 2,
    });
    for ((response, payload), name) in arms {
        let value = match payload {
            Payload::Nothing => snippet!("Self::{}", name),
            Payload::Text | Payload::Stream(_) => snippet!("Self::{}(response.text()?)", name),
            Payload::Bytes => snippet!("Self::{}(response.body().clone())", name),
            Payload::Json(_) if is_boxed(cx, payload) => {
                snippet!("Self::{}(Box::new(response.json()?))", name)
            }
            Payload::Json(_) => snippet!("Self::{}(response.json()?)", name),
        };
        let pattern = match response.status {
            StatusPattern::Code(status) => snippet!("{}", status),
            // The caller has seen to it that the status is a success.
            StatusPattern::Range(_) | StatusPattern::Default => snippet!("_"),
        };
        code.arm(&pattern, &value);
    }
    if catch_all {
        code.arm(&snippet!("_"), &snippet!("Self::Other(response.clone())"));
    }
    close!(code, "}})");
    close!(code, "}}");
    close!(code, "}}");
}

fn stored(cx: &Cx<'_>, payload: &Payload) -> Snippet {
    let ty = payload.ty(cx);
    if is_boxed(cx, payload) {
        snippet!("Box<{}>", ty)
    } else {
        ty
    }
}

/// Objects are boxed, so that a large one does not make all variants large.
fn is_boxed(cx: &Cx<'_>, payload: &Payload) -> bool {
    let Payload::Json(Some(part)) = payload else {
        return false;
    };
    let shape = ty::shape_of(cx, part.id);
    matches!(shape, oasmith_ir::types::Shape::Object(_)) && !ty::is_nullable(cx, *part)
}

fn variant_names(answers: &[(&Response, Payload)]) -> Vec<Ident> {
    let name = |status: StatusPattern| match status {
        StatusPattern::Code(code) => status::reason(code).map_or_else(
            || Ident::upper_camel(&format!("status {code}")),
            Ident::upper_camel,
        ),
        StatusPattern::Range(_) => Ident::fixed("Success"),
        StatusPattern::Default => Ident::fixed("Default"),
    };
    answers
        .iter()
        .map(|(response, _)| name(response.status))
        .collect()
}

/// A status as docs show it: `` `404` ``, `` `4XX` ``.
pub fn status_text(status: StatusPattern) -> Snippet {
    match status {
        StatusPattern::Code(code) => snippet!("`{}`", code),
        StatusPattern::Range(digit) => snippet!("`{}XX`", u16::from(digit)),
        StatusPattern::Default => snippet!("any other status"),
    }
}

/// The part of the docs that tells how a call fails.
pub fn errors_doc(cx: &Cx<'_>, operation: &Operation, doc: &mut Doc) {
    doc.paragraph(&snippet!("# Errors"));
    let refusals = refusals(cx, operation);
    doc.paragraph(&snippet!(
        "The call can't be made, sent or decoded, or the server refuses it."
    ));
    if !refusals.is_empty() {
        doc.paragraph(&snippet!(
            "What the server refuses it with, for [`Error::decode_body`]:"
        ));
        doc.markdown(&refusals);
    }
}

/// A list of the answers that are no success, each with its type. It is text from outside.
fn refusals(cx: &Cx<'_>, operation: &Operation) -> String {
    let mut list = String::new();
    for response in operation
        .responses
        .iter()
        .filter(|r| !r.status.is_success())
    {
        let description = response.description.as_deref().unwrap_or("").trim();
        let first = description
            .lines()
            .next()
            .unwrap_or("")
            .trim_end_matches('.');
        list.push_str(&format!("- {}", status_text(response.status)));
        if !first.is_empty() {
            list.push_str(&format!(": {first}"));
        }
        if let Payload::Json(Some(part)) = Payload::of(cx, &response.contents) {
            let ty = ty::of(
                cx,
                TypeRef {
                    cyclic: false,
                    ..part
                },
            );
            list.push_str(&format!(" (`{ty}`)"));
        }
        list.push('\n');
    }
    list
}

/// `#[allow(deprecated)]` where an item names something deprecated.
pub fn allow(needed: bool, code: &mut Code) {
    if needed {
        line!(code, "#[allow(deprecated)]");
    }
}
