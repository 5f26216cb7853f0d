//! Which operations reach a pair of types, and in which directions.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_ir::types::TypeId;

use super::OperationEntry;

/// A pair of types.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) base: TypeId,
    pub(crate) head: TypeId,
    /// What leads here.
    pub(crate) edges: Vec<Edge>,
    /// In which directions operations that both documents have move it.
    pub(crate) flow: Flow,
    /// Whether both sides are a component.
    pub(crate) component: bool,
}

/// The directions, seen from a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flow {
    pub(crate) sent: bool,
    pub(crate) received: bool,
}

/// What leads to a pair of types.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) from: From,
    /// What gets through.
    pub(crate) lets: Flow,
}

/// Where an edge begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// A part of an operation.
    Operation(usize),
    /// A member of another pair, or another part of it.
    Node(usize, Option<(usize, usize)>),
}

impl Flow {
    pub(crate) const BOTH: Self = Self {
        sent: true,
        received: true,
    };
    pub(crate) const SENT: Self = Self {
        sent: true,
        received: false,
    };
    pub(crate) const RECEIVED: Self = Self {
        sent: false,
        received: true,
    };

    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent && other.sent,
            received: self.received && other.received,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            sent: self.sent || other.sent,
            received: self.received || other.received,
        }
    }
}

impl Node {
    pub(crate) fn new(base: TypeId, head: TypeId) -> Self {
        Self {
            base,
            head,
            edges: Vec::new(),
            flow: Flow::default(),
            component: false,
        }
    }
}

/// Spreads the directions from the operations over the graph.
pub(crate) fn spread(nodes: &mut [Node], operations: &[OperationEntry<'_>]) {
    let mut next: Vec<Vec<(usize, Flow)>> = vec![Vec::new(); nodes.len()];
    let mut open = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        for edge in &node.edges {
            match edge.from {
                From::Node(from, _) => {
                    if let Some(list) = next.get_mut(from) {
                        list.push((at, edge.lets));
                    }
                }
                From::Operation(operation) => {
                    let there = operations.get(operation);
                    if there.is_some_and(|operation| operation.pair.both().is_some()) {
                        open.push((at, edge.lets));
                    }
                }
            }
        }
    }
    while let Some((at, flow)) = open.pop() {
        let Some(node) = nodes.get_mut(at) else {
            continue;
        };
        let more = node.flow.or(flow);
        if more != node.flow {
            node.flow = more;
            let onward = next.get(at).into_iter().flatten();
            open.extend(onward.map(|(to, lets)| (*to, more.and(*lets))));
        }
    }
}

/// The operations that reach a pair, in their order, and those of them that do so through another
/// component only.
pub(crate) fn operations(nodes: &[Node], at: usize) -> (Vec<usize>, Vec<usize>) {
    let mut direct = HashSet::new();
    let mut all = HashSet::new();
    let mut seen = HashSet::new();
    // The component that the pair is, or is part of, is no other one.
    let mut open = vec![(at, false, false)];
    while let Some((at, home, other)) = open.pop() {
        if !seen.insert((at, home, other)) {
            continue;
        }
        let Some(node) = nodes.get(at) else {
            continue;
        };
        let (home, other) = match (node.component, home) {
            (true, false) => (true, other),
            (true, true) => (true, true),
            (false, home) => (home, other),
        };
        for edge in &node.edges {
            match edge.from {
                From::Operation(operation) => {
                    all.insert(operation);
                    if !other {
                        direct.insert(operation);
                    }
                }
                From::Node(from, _) => open.push((from, home, other)),
            }
        }
    }
    let mut all: Vec<usize> = all.into_iter().collect();
    all.sort_unstable();
    let through = all
        .iter()
        .copied()
        .filter(|at| !direct.contains(at))
        .collect();
    (all, through)
}
