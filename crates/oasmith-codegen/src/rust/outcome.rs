//! Answers that differ by status: an enum with a variant a status.

use oasmith_ir::operation::{Response, StatusPattern};

use super::cx::Cx;
use super::payload::Payload;
use super::response::{allow, status_text};
use super::ty;
use crate::ident::Ident;
use crate::names::status;
use crate::print::doc::Doc;
use crate::print::{Code, Expr, FnParam, Snippet, Ty, close, line, open, snippet};

/// Which answers an enum is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Those of success. What reads them has seen to it that the status is one of success.
    Success,
    /// All others.
    Refusal,
}

/// An enum of answers that differ by status.
pub(super) struct Outcome<'a> {
    /// The call that they are of.
    pub call: &'a Ident,
    /// The enum's name.
    pub name: &'a Ident,
    /// Which answers it is for.
    pub side: Side,
    /// What is read for each.
    pub answers: &'a [(&'a Response, Payload)],
}

impl Outcome<'_> {
    /// Emits the enum, and how it is read.
    pub(super) fn emit(&self, cx: &Cx<'_>, code: &mut Code) {
        let mut payloads = self.answers.iter().map(|(_, payload)| payload);
        let deprecated = payloads.any(|payload| payload.is_deprecated(cx));
        let names = self.variant_names();
        code.blank();
        code.doc(&self.doc());
        allow(deprecated, code);
        line!(code, "#[derive(Debug, Clone)]");
        line!(code, "#[non_exhaustive]");
        code.item_head("pub enum", self.name);
        for ((response, payload), name) in self.answers.iter().zip(&names) {
            let mut doc = Doc::new();
            doc.paragraph(&status_text(response.status));
            doc.markdown(response.description.as_deref().unwrap_or(""));
            code.doc(&doc);
            match payload {
                Payload::Nothing => line!(code, "{},", name),
                _ => code.payload_variant(name, &stored(cx, payload)),
            }
        }
        if self.has_others() {
            line!(code, "/// A status that the document doesn't declare.");
            line!(code, "Other(rt::RawResponse),");
        }
        close!(code, "}}");
        self.emit_from_response(cx, &names, deprecated, code);
    }

    /// The name of each answer's variant.
    fn variant_names(&self) -> Vec<Ident> {
        let answers = self.answers.iter();
        answers
            .map(|(response, _)| variant_name(response.status))
            .collect()
    }

    fn doc(&self) -> Doc {
        let mut doc = Doc::new();
        doc.paragraph(&match self.side {
            Side::Success => snippet!("The responses of [`{}`], by status.", self.call),
            Side::Refusal => snippet!(
                "The error responses of a [`{}`], by status, as [`Error::decode_body`] returns them.",
                self.call
            ),
        });
        doc
    }

    /// Whether there may be a status that no variant is for.
    fn has_others(&self) -> bool {
        !self.answers.iter().any(|(response, _)| {
            self.side == Side::Success && matches!(response.status, StatusPattern::Range(_))
                || response.status == StatusPattern::Default
        })
    }

    fn emit_from_response(&self, cx: &Cx<'_>, names: &[Ident], deprecated: bool, code: &mut Code) {
        code.blank();
        allow(deprecated, code);
        code.impl_head("rt::FromResponse", self.name);
        let argument = FnParam::new("response", "&rt::RawResponse");
        let output = Ty::Generic("Result".into(), vec!["Self".into(), "rt::BodyError".into()]);
        code.signature(&"fn from_response".into(), &[argument], Some(&output));
        open!(code, "Ok(match response.status().as_u16() {{");
        for ((response, payload), name) in self.by_rank(names) {
            code.arm(
                &self.pattern(response.status).into(),
                &value(cx, payload, name),
            );
        }
        if self.has_others() {
            line!(code, "_ => Self::Other(response.clone()),");
        }
        close!(code, "}})");
        close!(code, "}}");
        close!(code, "}}");
    }

    /// The answers with the names of their variants. Ranges and the default come after single statuses, whatever
    /// their order in the document.
    fn by_rank<'b>(&self, names: &'b [Ident]) -> Vec<(&(&Response, Payload), &'b Ident)> {
        let mut answers: Vec<_> = self.answers.iter().zip(names).collect();
        answers.sort_by_key(|((response, _), _)| match response.status {
            StatusPattern::Code(_) => 0,
            StatusPattern::Range(_) => 1,
            StatusPattern::Default => 2,
        });
        answers
    }

    /// Emits how the server for tests answers with each variant: a line of `rt::refused!`.
    pub(super) fn emit_answers(&self, code: &mut Code) {
        let names = self.variant_names();
        for ((response, payload), name) in self.by_rank(&names) {
            let body = match payload {
                Payload::Nothing => "nothing",
                Payload::Text | Payload::AnyText | Payload::Stream(_) => "text",
                Payload::Bytes | Payload::Json(_) => "whole",
            };
            line!(
                code,
                "{} => {} {};",
                self.pattern(response.status),
                name,
                body
            );
        }
        if self.has_others() {
            line!(code, "_ => Other whole;");
        }
    }

    fn pattern(&self, status: StatusPattern) -> Snippet {
        match (status, self.side) {
            (StatusPattern::Code(status), _) => snippet!("{}", status),
            (StatusPattern::Range(digit), Side::Refusal) => {
                let digit = u16::from(digit);
                snippet!("{}00..={}99", digit, digit)
            }
            (StatusPattern::Range(_), Side::Success) | (StatusPattern::Default, _) => {
                snippet!("_")
            }
        }
    }
}

/// How the variant is read.
fn value(cx: &Cx<'_>, payload: &Payload, name: &Ident) -> Expr {
    let response = |method: &'static str| Expr::from("response").method(method, []);
    let value = match payload {
        Payload::Nothing => return snippet!("Self::{}", name).into(),
        Payload::Text | Payload::Stream(_) => response("text").tried(),
        Payload::AnyText => response("any_text").tried(),
        Payload::Bytes => response("body").method("clone", []),
        Payload::Json(_) if is_boxed(cx, payload) => {
            Expr::call("Box::new", [response("json").tried()])
        }
        Payload::Json(_) => response("json").tried(),
    };
    Expr::call(snippet!("Self::{}", name), [value])
}

fn stored(cx: &Cx<'_>, payload: &Payload) -> Ty {
    let ty = payload.ty(cx);
    if is_boxed(cx, payload) {
        Ty::of("Box", ty)
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

/// A status in words, by its class (RFC 9110, section 15) where it is a range.
fn variant_name(status: StatusPattern) -> Ident {
    match status {
        StatusPattern::Code(code) => status::reason(code).map_or_else(
            || Ident::upper_camel(&format!("status {code}")),
            Ident::upper_camel,
        ),
        StatusPattern::Range(1) => Ident::fixed("Informational"),
        StatusPattern::Range(3) => Ident::fixed("Redirection"),
        StatusPattern::Range(4) => Ident::fixed("ClientError"),
        StatusPattern::Range(5) => Ident::fixed("ServerError"),
        StatusPattern::Range(_) => Ident::fixed("Success"),
        StatusPattern::Default => Ident::fixed("Default"),
    }
}
