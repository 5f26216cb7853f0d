//! One action of an overlay (Overlay 1.1, section "Action Object").

use serde_json_path::JsonPath;

use super::path::Parts;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Object, Value};
use crate::source::Span;

/// An action that can be applied.
pub(super) struct Action<'a> {
    pub(super) target: Query<'a>,
    pub(super) change: Change<'a>,
}

/// A JSONPath expression (RFC 9535).
pub(super) struct Query<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) parts: Parts,
}

/// What an action does to the nodes that its target selects.
pub(super) enum Change<'a> {
    Update(&'a Node),
    Copy(Query<'a>),
    Remove,
}

/// The most brackets in an expression; reading them nests.
const MOST_BRACKETS: usize = 200;

/// Reads an action. `copies` tells whether the overlay's version has `copy`.
pub(super) fn read<'a>(
    node: &'a Node,
    copies: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Action<'a>> {
    let Some(object) = node.as_object() else {
        let message = format!("an action is an object, and this is {}", node.kind());
        diagnostics.report(Code::OVERLAY_INVALID, node.span, message);
        return None;
    };
    let known = ["target", "description", "update", "remove", "copy"];
    refuse_unknown_fields(object, &known, "an action", diagnostics);
    let change = change(node, object, copies, diagnostics);
    let Some(target) = object.get("target") else {
        diagnostics
            .report(
                Code::OVERLAY_INVALID,
                node.span,
                "the action lacks `target`",
            )
            .label("which nodes does it change?");
        return None;
    };
    let target = query(target, "target", diagnostics);
    Some(Action {
        target: target?,
        change: change?,
    })
}

/// Reports fields that a specification doesn't have and that are no extensions.
pub(super) fn refuse_unknown_fields(
    object: &Object,
    known: &[&str],
    what: &str,
    diagnostics: &mut Diagnostics,
) {
    for member in object {
        let key = member.key.as_str();
        if !known.contains(&key) && !key.starts_with("x-") {
            let message = format!("{what} has no field `{key}`");
            diagnostics
                .report(Code::OVERLAY_INVALID, member.key_span, message)
                .label(format!("known are {}", known.join(", ")));
        }
    }
}

fn change<'a>(
    node: &Node,
    object: &'a Object,
    copies: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Change<'a>> {
    let remove = object.member("remove");
    if let Some(remove) = remove.filter(|remove| !matches!(remove.value.value, Value::Bool(_))) {
        let message = format!("`remove` is true or false, not {}", remove.value.kind());
        diagnostics.report(Code::OVERLAY_INVALID, remove.value.span, message);
        return None;
    }
    let remove = remove.filter(|remove| matches!(remove.value.value, Value::Bool(true)));
    let update = object.member("update");
    let copy = object.member("copy");
    match (update, copy, remove) {
        (Some(update), None, None) => Some(Change::Update(&update.value)),
        (None, None, Some(_)) => Some(Change::Remove),
        (None, Some(copy), None) if copies => {
            Some(Change::Copy(query(&copy.value, "copy", diagnostics)?))
        }
        (None, Some(copy), None) => {
            diagnostics
                .report(
                    Code::OVERLAY_INVALID,
                    copy.key_span,
                    "version 1.0 of the Overlay Specification has no `copy`",
                )
                .help("write `overlay: 1.1.0`");
            None
        }
        (None, None, None) => {
            let message =
                "the action changes nothing: it has no `update`, `copy` or `remove: true`";
            diagnostics.report(Code::OVERLAY_INVALID, node.span, message);
            None
        }
        _ => {
            let mut fields = [update, copy, remove].into_iter().flatten();
            let first = fields.next()?;
            let message = "an action has one of `update`, `copy` and `remove`, not several";
            let diagnostic = diagnostics.report(Code::OVERLAY_INVALID, first.key_span, message);
            for other in fields {
                diagnostic.related(other.key_span, "and this");
            }
            diagnostic.help("write an action for each; they are applied in their order");
            None
        }
    }
}

fn query<'a>(node: &'a Node, field: &str, diagnostics: &mut Diagnostics) -> Option<Query<'a>> {
    let span = node.span;
    let Some(text) = node.as_str() else {
        let message = format!("`{field}` is a JSONPath in a string, not {}", node.kind());
        diagnostics.report(Code::OVERLAY_INVALID, span, message);
        return None;
    };
    let brackets = text.bytes().filter(|byte| b"[(!".contains(byte)).count();
    let parsed = if brackets > MOST_BRACKETS {
        Err("it has too many brackets".to_owned())
    } else {
        read_path(text)
    };
    match parsed {
        Ok(parts) => Some(Query { text, span, parts }),
        Err(reason) => {
            diagnostics
                .report(
                    Code::OVERLAY_INVALID,
                    span,
                    format!("`{field}` is no JSONPath"),
                )
                .label(reason)
                .help("JSONPath is RFC 9535: `$.paths['/pets'].get` for instance");
            None
        }
    }
}

fn read_path(text: &str) -> Result<Parts, String> {
    JsonPath::parse(text).map_err(|error| {
        let at = text
            .get(..error.position())
            .map_or(0, |before| before.chars().count());
        format!("{} at character {}", error.message(), at + 1)
    })?;
    Parts::read(text).ok_or_else(|| "its parts are ambiguous".to_owned())
}
