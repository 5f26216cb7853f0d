//! Corrections to a document that stand in a file of their own: the OpenAPI Overlay Specification,
//! versions 1.0 and 1.1.

mod action;
mod merge;
mod mirror;
mod path;
mod remove;
mod select;
mod target;

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Value};
use action::{Action, Change};
use target::Tree;

/// Applies the actions of an overlay to a document's tree, one after the other.
///
/// An overlay or action that isn't valid is reported as `overlay-invalid`, an action whose target
/// selects nothing as `overlay-no-match`; it changes nothing, and the others are applied. What an
/// overlay brings in keeps its span in the overlay's file. `extends` is not looked at: who names
/// both files means them.
pub fn apply(tree: &mut Node, overlay: &Node, diagnostics: &mut Diagnostics) {
    let Some(actions) = read(overlay, diagnostics) else {
        return;
    };
    let mut tree = Tree::new(tree);
    for action in &actions {
        apply_action(&mut tree, action, diagnostics);
    }
    tree.close();
}

fn apply_action(tree: &mut Tree<'_>, action: &Action<'_>, diagnostics: &mut Diagnostics) {
    let Some(targets) = tree.select(&action.target, diagnostics) else {
        return;
    };
    if targets.is_empty() {
        let message = format!("nothing in the document matches `{}`", action.target.text);
        diagnostics
            .report(Code::OVERLAY_NO_MATCH, action.target.span, message)
            .label("selects nothing");
        return;
    }
    match &action.change {
        Change::Remove => remove::remove(tree, targets, action, diagnostics),
        Change::Update(update) => merge::update(tree, &targets, update, action, diagnostics),
        Change::Copy(source) => merge::copy(tree, &targets, source, action, diagnostics),
    }
}

fn read<'a>(overlay: &'a Node, diagnostics: &mut Diagnostics) -> Option<Vec<Action<'a>>> {
    let Some(object) = overlay.as_object() else {
        let message = format!("an overlay is an object, and this is {}", overlay.kind());
        diagnostics.report(Code::OVERLAY_INVALID, overlay.span, message);
        return None;
    };
    let known = ["overlay", "info", "extends", "actions"];
    action::refuse_unknown_fields(object, &known, "an overlay", diagnostics);
    let copies = has_copy(overlay, diagnostics)?;
    check_info(overlay, diagnostics);
    let Some(actions) = overlay.get("actions") else {
        missing(overlay, "actions", diagnostics);
        return None;
    };
    let Some(items) = actions.as_array() else {
        let message = format!("`actions` is an array, and this is {}", actions.kind());
        diagnostics.report(Code::OVERLAY_INVALID, actions.span, message);
        return None;
    };
    if items.is_empty() {
        let message = "an overlay needs at least one action";
        diagnostics.report(Code::OVERLAY_INVALID, actions.span, message);
    }
    let actions = items.iter();
    Some(
        actions
            .filter_map(|item| action::read(item, copies, diagnostics))
            .collect(),
    )
}

/// Whether the overlay's version has `copy`; `None` if it is none that is known here.
fn has_copy(overlay: &Node, diagnostics: &mut Diagnostics) -> Option<bool> {
    let Some(version) = overlay.get("overlay") else {
        missing(overlay, "overlay", diagnostics);
        return None;
    };
    let text = match &version.value {
        Value::String(text) => text.as_str(),
        Value::Number(number) => number.as_str(),
        _ => "",
    };
    let mut parts = text.split('.');
    match (parts.next(), parts.next()) {
        (Some("1"), Some("0")) => Some(false),
        (Some("1"), Some("1")) => Some(true),
        _ => {
            diagnostics
                .report(
                    Code::OVERLAY_INVALID,
                    version.span,
                    "only versions 1.0 and 1.1 of the Overlay Specification are known",
                )
                .help("write `overlay: 1.1.0`");
            None
        }
    }
}

fn check_info(overlay: &Node, diagnostics: &mut Diagnostics) {
    let Some(info) = overlay.get("info") else {
        missing(overlay, "info", diagnostics);
        return;
    };
    for field in ["title", "version"] {
        if info.get(field).is_none() {
            missing(info, field, diagnostics);
        }
    }
}

fn missing(node: &Node, field: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the overlay lacks `{field}`");
    diagnostics
        .report(Code::OVERLAY_INVALID, node.span, message)
        .label(format!("`{field}` belongs here"));
}

#[cfg(test)]
mod tests;
