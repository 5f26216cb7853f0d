//! What a server refuses a call with: one type, or one a status.

use oasmith_ir::operation::{Operation, Response};
use oasmith_ir::types::TypeRef;

use super::cx::Cx;
use super::payload::Payload;
use super::response::{payload_of, status_text};
use super::ty;
use crate::ident::Ident;
use crate::print::doc::Doc;
use crate::print::snippet;

/// The answers that are no success, where their bodies are not all read alike; empty where one type
/// reads them all.
pub(super) fn by_status<'a>(cx: &Cx<'_>, operation: &'a Operation) -> Vec<(&'a Response, Payload)> {
    let answers: Vec<_> = refusals(operation)
        .map(|response| (response, payload_of(cx, operation, response).whole()))
        .collect();
    let mut bodies = answers
        .iter()
        .map(|(_, payload)| payload)
        .filter(|payload| **payload != Payload::Nothing);
    let one_type = match bodies.next() {
        Some(first) => bodies.all(|payload| payload.reads_as(cx, first)),
        None => true,
    };
    if one_type {
        return Vec::new();
    }
    answers
}

/// What is read of all answers that are no success, where one type does that; `None` where the document declares
/// none. Some may have no body.
pub(super) fn of_all(cx: &Cx<'_>, operation: &Operation) -> Option<Payload> {
    let mut bodies = refusals(operation)
        .map(|response| payload_of(cx, operation, response).whole())
        .collect::<Vec<_>>();
    let typed = bodies.iter().position(|body| *body != Payload::Nothing);
    (!bodies.is_empty()).then(|| bodies.swap_remove(typed.unwrap_or_default()))
}

/// The part of the docs that tells how a call fails. `refusal` is the type that reads what the server
/// refuses it with, where that differs by status.
pub(super) fn errors_doc(
    cx: &Cx<'_>,
    operation: &Operation,
    refusal: Option<&Ident>,
    doc: &mut Doc,
) {
    doc.paragraph(&snippet!("# Errors"));
    doc.paragraph(&snippet!(
        "Fails if the call can't be built or sent, if the response can't be decoded, or if the server responds with an error."
    ));
    let list = list(cx, operation);
    if list.is_empty() {
        return;
    }
    doc.paragraph(&match refusal {
        None => snippet!("The server's error responses, for [`Error::decode_body`]:"),
        Some(refusal) => snippet!(
            "The server's error responses, which [`Error::decode_body`] returns as a [`{}`]:",
            refusal
        ),
    });
    doc.markdown(&list);
}

/// A list of the answers that are no success, each with its type. It is text from outside.
fn list(cx: &Cx<'_>, operation: &Operation) -> String {
    let mut list = String::new();
    for response in refusals(operation) {
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
        match payload_of(cx, operation, response) {
            Payload::Text => list.push_str(" (`rt::Text`)"),
            Payload::AnyText => list.push_str(" (`rt::AnyText`)"),
            _ => {}
        }
        if let Payload::Json(Some(part)) = payload_of(cx, operation, response) {
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

fn refusals(operation: &Operation) -> impl Iterator<Item = &Response> {
    operation
        .responses
        .iter()
        .filter(|response| !response.status.is_success())
}
