//! `remove: true`.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::action::Action;
use super::target::{Path, Step, Tree};
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Object, Value};

/// Up to one in so many members are few.
const FEW: usize = 16;

/// Removes the selected nodes from what holds them.
pub(super) fn remove(
    tree: &mut Tree<'_>,
    targets: Vec<Path>,
    action: &Action<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut ways: Vec<(Path, Step)> = Vec::new();
    for mut path in targets {
        match path.pop() {
            Some(last) => ways.push((path, last)),
            None => {
                let message = "the document as a whole can't be removed";
                diagnostics.report(Code::OVERLAY_INVALID, action.target.span, message);
                return;
            }
        }
    }
    // What lies deeper goes first: the positions of what lies above stay as they were selected.
    ways.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
    for group in ways.chunk_by(|a, b| a.0 == b.0) {
        let Some((holder, _)) = group.first() else {
            continue;
        };
        let removed: HashSet<&Step> = group.iter().map(|(_, last)| last).collect();
        if let Some((node, mirror)) = tree.both_mut(holder) {
            if is_few(node, group) {
                take_out(node, mirror, group);
                continue;
            }
            remove_from_node(node, &removed);
            remove_from_mirror(mirror, &removed);
        }
    }
}

/// Whether what holds the removed members has many others.
fn is_few(holder: &Node, removed: &[(Path, Step)]) -> bool {
    let members = holder.as_object().map_or(0, Object::len);
    removed.len() < members / FEW
}

/// Removes members one by one, without a look at the others: an overlay may have an action for each.
fn take_out(holder: &mut Node, mirror: &mut Json, removed: &[(Path, Step)]) {
    let (Value::Object(object), Json::Object(mirror)) = (&mut holder.value, mirror) else {
        return;
    };
    for (_, step) in removed {
        if let Step::Key(key) = step {
            object.take_out(key);
            mirror.remove(key);
        }
    }
}

fn remove_from_node(holder: &mut Node, removed: &HashSet<&Step>) {
    match &mut holder.value {
        Value::Object(object) => {
            let members = object.members_mut();
            // A lookup needs a step of its own; keys are moved into it and back.
            members.retain_mut(|member| {
                let step = Step::Key(std::mem::take(&mut member.key));
                let kept = !removed.contains(&step);
                if let Step::Key(key) = step {
                    member.key = key;
                }
                kept
            });
        }
        Value::Array(items) => retain_items(items, removed),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn remove_from_mirror(holder: &mut Json, removed: &HashSet<&Step>) {
    match holder {
        Json::Object(members) => {
            members.retain(|key, _| !removed.contains(&Step::Key(key.clone())));
        }
        Json::Array(items) => retain_items(items, removed),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

fn retain_items<T>(items: &mut Vec<T>, removed: &HashSet<&Step>) {
    let mut at = 0;
    items.retain(|_| {
        let kept = !removed.contains(&Step::Index(at));
        at += 1;
        kept
    });
}
