//! The tree that an overlay is applied to, and the nodes in it that a JSONPath selects.

use serde_json::Value as Json;

use super::action::Query;
use super::mirror::json_of;
use super::select::{self, MOST_LOOKS};
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Value};

/// A tree with its mirror. Every change is made to both, so that the mirror is built once.
pub(super) struct Tree<'a> {
    root: &'a mut Node,
    mirror: Json,
    /// How many bytes of memory the overlay may still fill.
    pub(super) room: usize,
}

/// How many bytes of memory an overlay may fill: a `copy` can double a document with each action.
const ROOM: usize = 128 << 20;

/// The way from the root to a node.
pub(super) type Path = Vec<Step>;

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl<'a> Tree<'a> {
    pub(super) fn new(root: &'a mut Node) -> Self {
        let mirror = json_of(root);
        Self {
            root,
            mirror,
            room: ROOM,
        }
    }

    /// The paths of the selected nodes, each once; `None` if it would take too much to find them,
    /// which is reported.
    pub(super) fn select(
        &self,
        query: &Query<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Path>> {
        let selected = select::select(&self.mirror, &query.parts, MOST_LOOKS);
        if selected.is_err() {
            let message = format!("finding what this selects takes more than {MOST_LOOKS} steps");
            diagnostics
                .report(Code::OVERLAY_INVALID, query.span, message)
                .label("its parts multiply")
                .help("use property names instead of `..` and `*`, or write several actions");
        }
        selected.ok()
    }

    /// Ends the changes: what was taken out is removed.
    pub(super) fn close(self) {
        self.root.close_holes();
    }

    pub(super) fn node(&self, path: &[Step]) -> Option<&Node> {
        let mut node = &*self.root;
        for step in path {
            node = match (&node.value, step) {
                (Value::Object(object), Step::Key(key)) => object.get(key)?,
                (Value::Array(items), Step::Index(at)) => items.get(*at)?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// A node and its mirror, both to be changed in the same way.
    pub(super) fn both_mut(&mut self, path: &[Step]) -> Option<(&mut Node, &mut Json)> {
        let mut node = &mut *self.root;
        let mut mirror = &mut self.mirror;
        for step in path {
            (node, mirror) = match (&mut node.value, step, mirror) {
                (Value::Object(object), Step::Key(key), Json::Object(mirror)) => {
                    (object.get_mut(key)?, mirror.get_mut(key)?)
                }
                (Value::Array(items), Step::Index(at), Json::Array(mirror)) => {
                    (items.get_mut(*at)?, mirror.get_mut(*at)?)
                }
                _ => return None,
            };
        }
        Some((node, mirror))
    }
}
