//! `update` and `copy`.

use super::action::{Action, Query};
use super::mirror;
use super::target::{Path, Tree};
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Object, Value};
use crate::parse::{self, MAX_DEPTH};
use crate::size::measure;

/// The kinds of nodes that merging tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    Array,
    Primitive,
}

impl Kind {
    fn of(node: &Node) -> Self {
        match node.value {
            Value::Object(_) => Self::Object,
            Value::Array(_) => Self::Array,
            _ => Self::Primitive,
        }
    }
}

/// Merges one selected node, as it is now, into the targets.
pub(super) fn copy(
    tree: &mut Tree<'_>,
    targets: &[Path],
    source: &Query<'_>,
    action: &Action<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(selected) = tree.select(source, diagnostics) else {
        return;
    };
    let copied = match selected.as_slice() {
        [only] => tree.node(only).cloned(),
        [] => {
            let message = format!("nothing in the document matches `{}`", source.text);
            diagnostics
                .report(Code::OVERLAY_NO_MATCH, source.span, message)
                .label("selects nothing to copy");
            return;
        }
        several => {
            let message = format!("`copy` selects {} nodes", several.len());
            diagnostics
                .report(Code::OVERLAY_INVALID, source.span, message)
                .label("one node can be copied");
            return;
        }
    };
    if let Some(mut copied) = copied {
        copied.close_holes();
        update(tree, targets, &copied, action, diagnostics);
    }
}

/// Merges a value into the targets.
pub(super) fn update(
    tree: &mut Tree<'_>,
    targets: &[Path],
    update: &Node,
    action: &Action<'_>,
    diagnostics: &mut Diagnostics,
) {
    if !are_alike(tree, targets, action, diagnostics) {
        return;
    }
    let (bytes, height) = measure(update);
    let deepest = targets.iter().map(Vec::len).max().unwrap_or(0);
    // An item that is appended to an array lies one deeper than the array.
    if deepest + 1 + height > MAX_DEPTH {
        parse::report_too_deep(update.span, diagnostics);
        return;
    }
    let Some(room) = tree.room.checked_sub(bytes.saturating_mul(targets.len())) else {
        let message = "the overlay makes the document too large";
        diagnostics.report(Code::OVERLAY_INVALID, action.target.span, message);
        return;
    };
    tree.room = room;
    let mirrored = mirror::json_of(update);
    for target in targets {
        let Some((node, mirror)) = tree.both_mut(target) else {
            continue;
        };
        match (&mut node.value, mirror) {
            (Value::Array(items), serde_json::Value::Array(mirror))
                if Kind::of(update) != Kind::Array =>
            {
                items.push(update.clone());
                mirror.push(mirrored.clone());
            }
            (_, mirror) => {
                merge(node, update, diagnostics);
                mirror::merge(mirror, &mirrored);
            }
        }
    }
}

/// Whether all targets are of one kind, as the specification wants it.
fn are_alike(
    tree: &Tree<'_>,
    targets: &[Path],
    action: &Action<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut nodes = targets.iter().filter_map(|path| tree.node(path));
    let Some(first) = nodes.next() else {
        return false;
    };
    let Some(other) = nodes.find(|node| Kind::of(node) != Kind::of(first)) else {
        return true;
    };
    let message = "the target selects nodes of different kinds";
    diagnostics
        .report(Code::OVERLAY_INVALID, action.target.span, message)
        .label("they can't all be merged with the same value")
        .related(first.span, format!("this is {}", first.kind()))
        .related(other.span, format!("and this is {}", other.kind()));
    false
}

/// Objects are merged member by member, arrays are appended, anything else is replaced. What can't
/// be merged is reported and stays as it was.
fn merge(target: &mut Node, update: &Node, diagnostics: &mut Diagnostics) {
    let (old, new) = (target.kind(), update.kind());
    let replaces = Kind::of(target) == Kind::of(update);
    match (&mut target.value, &update.value) {
        (Value::Object(target), Value::Object(update)) => {
            merge_objects(target, update, diagnostics);
        }
        (Value::Array(target), Value::Array(update)) => target.extend(update.iter().cloned()),
        _ if replaces => target.clone_from(update),
        _ => {
            let message = format!("{new} can't be merged into {old}");
            diagnostics
                .report(Code::OVERLAY_INVALID, update.span, message)
                .related(target.span, format!("this is {old}"))
                .help("remove the old value in an action before, then add the new one");
        }
    }
}

fn merge_objects(target: &mut Object, update: &Object, diagnostics: &mut Diagnostics) {
    for member in update {
        match target.get_mut(&member.key) {
            Some(known) => merge(known, &member.value, diagnostics),
            None => target.push(member.clone()),
        }
    }
}
