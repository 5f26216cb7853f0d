//! Anchors, and the budget for what aliases repeat.

use std::collections::BTreeMap;

use crate::node::Node;
use crate::size::measure;

/// What a document of any size may grow by, in bytes.
const ALLOWANCE: usize = 64 << 20;

/// What a document may grow by, in multiples of its own size.
const GROWTH: usize = 16;

/// The anchored nodes of a document.
pub(super) struct Anchors {
    nodes: BTreeMap<usize, Anchored>,
    budget: usize,
}

struct Anchored {
    node: Node,
    bytes: usize,
    height: usize,
}

/// A node in an alias's place, and how many collections are nested in it.
pub(super) struct Copy {
    pub(super) node: Node,
    pub(super) height: usize,
}

/// The copies would take too much memory.
pub(super) struct TooMany;

impl Anchors {
    /// For a text of this many bytes.
    pub(super) fn new(text: usize) -> Self {
        Self {
            nodes: BTreeMap::new(),
            budget: ALLOWANCE.saturating_add(text.saturating_mul(GROWTH)),
        }
    }

    /// Keeps a copy of an anchored node.
    pub(super) fn define(&mut self, anchor: usize, node: &Node) -> Result<(), TooMany> {
        let (bytes, height) = measure(node);
        self.spend(bytes)?;
        let node = node.clone();
        let anchored = Anchored {
            node,
            bytes,
            height,
        };
        self.nodes.insert(anchor, anchored);
        Ok(())
    }

    /// A copy of an anchored node; `None` if the node isn't complete yet.
    pub(super) fn copy(&mut self, anchor: usize) -> Result<Option<Copy>, TooMany> {
        let Some(bytes) = self.nodes.get(&anchor).map(|anchored| anchored.bytes) else {
            return Ok(None);
        };
        self.spend(bytes)?;
        Ok(self.nodes.get(&anchor).map(|anchored| Copy {
            node: anchored.node.clone(),
            height: anchored.height,
        }))
    }

    fn spend(&mut self, bytes: usize) -> Result<(), TooMany> {
        self.budget = self.budget.checked_sub(bytes).ok_or(TooMany)?;
        Ok(())
    }
}
