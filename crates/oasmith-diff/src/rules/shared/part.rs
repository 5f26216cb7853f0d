//! Parts of operations and types, as messages name them.

use oasmith_ir::operation::{Operation, Parameter, ParameterLocation, StatusPattern};
use oasmith_ir::origin::Step;

use crate::compare::subject::TypePair;
use crate::sentence::{Sentence, Words, sentence};

pub(in crate::rules) use crate::compare::{callback_name, covers, media_key};

/// ``query parameter `limit` ``.
pub(in crate::rules) fn name_of(parameter: &Parameter) -> Sentence {
    let place = match parameter.location {
        ParameterLocation::Path => "path parameter",
        ParameterLocation::Query => "query parameter",
        ParameterLocation::QueryString => "query string",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        #[allow(unreachable_patterns)]
        _ => "parameter",
    };
    sentence!("{} `{}`", Words(place), parameter.name)
}

/// ``the webhook `done` `` or ``the callback `done` ``.
pub(in crate::rules) fn webhook_name(operation: &Operation) -> Sentence {
    let kind = match operation.callback_of {
        Some(_) => "callback",
        None => "webhook",
    };
    sentence!("the {} `{}`", Words(kind), callback_name(operation))
}

/// Whether a response is for a class of statuses.
pub(in crate::rules) fn is_range(status: StatusPattern) -> bool {
    matches!(status, StatusPattern::Range(_))
}

/// Whether a type is that of a member, whose own rules tell of its docs.
pub(in crate::rules) fn is_member(pair: &TypePair<'_>) -> bool {
    matches!(pair.head.origin.steps.last(), Some(Step::Member(_)))
}
