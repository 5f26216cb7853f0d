//! An operation: the method that makes the call, what never changes of it, and the call's type, each in
//! a file below.

mod body;
mod call;
mod form;
mod metadata;
mod method;
mod pages;
mod parameter;
mod security;
mod sending;
mod streaming;
mod successor;

pub(super) use form::report as report_form;
use oasmith_ir::operation::{Body, Content, Operation, Parameter, Response};

use super::cx::Cx;
use super::outcome::{Outcome, Side};
use super::payload::Payload;
use super::refusal;
use super::response::Success;
use crate::ident::Ident;
use crate::names::OperationNames;

/// An operation with what is said of it in several places.
pub struct Call<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// Its names.
    pub names: &'a OperationNames,
    /// What it answers.
    pub success: Success<'a>,
    /// What the server refuses it with, where that differs by status.
    refusals: Vec<(&'a Response, Payload)>,
}

/// Whether requests of this method can be made: it is a token (RFC 9110, section 9.1), and not
/// `CONNECT`, whose target is no path.
pub fn is_sendable(method: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !method.is_empty() && method.bytes().all(is_token) && method != "CONNECT"
}

impl<'a> Call<'a> {
    /// Puts together what is said of an operation.
    pub fn new(cx: &Cx<'_>, operation: &'a Operation, names: &'a OperationNames) -> Self {
        Self {
            operation,
            names,
            success: Success::of(cx, operation),
            refusals: refusal::by_status(cx, operation),
        }
    }

    fn parameters(&self) -> impl Iterator<Item = (&'a Parameter, &'a Ident)> {
        self.operation.parameters.iter().zip(&self.names.parameters)
    }

    /// The bodies that have a method or setter of their own, with its name.
    fn others(&self, body: &'a Body) -> impl Iterator<Item = (&'a Content, &'a Ident)> {
        let names = self.names.bodies.iter();
        names.filter_map(|(at, name)| Some((body.contents.get(*at)?, name)))
    }

    /// What the server refuses the call with, where that differs by status.
    pub(super) fn refusals(&self) -> Option<Outcome<'_>> {
        let outcome = self.outcome(&self.names.refusal, Side::Refusal, &self.refusals);
        (!self.refusals.is_empty()).then_some(outcome)
    }

    fn outcome<'b>(
        &'b self,
        name: &'b Ident,
        side: Side,
        answers: &'b [(&'b Response, Payload)],
    ) -> Outcome<'b> {
        Outcome {
            call: &self.names.call,
            name,
            side,
            answers,
        }
    }

    /// The type that reads what the server refuses the call with, where that differs by status.
    fn refusal(&self) -> Option<&Ident> {
        (!self.refusals.is_empty()).then_some(&self.names.refusal)
    }
}
