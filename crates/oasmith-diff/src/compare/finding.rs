//! What a rule found, with what follows from the place.

use oasmith_ir::types::TypeId;
use oasmith_spec::source::Span;

use super::reach::Flow;
use crate::rules::{Found, Rule};

/// A finding of a rule at a place.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) rule: &'static Rule,
    pub(crate) found: Found,
    pub(crate) scope: Scope,
    pub(crate) flow: Flow,
    pub(crate) target: Target,
    pub(crate) label: String,
    pub(crate) spans: (Option<Span>, Option<Span>),
    pub(crate) removed: bool,
    /// The components that a use names, where it is their use that changed.
    pub(crate) named: Option<(TypeId, TypeId)>,
}

/// Which operations a finding reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scope {
    /// None by itself.
    Document,
    /// These, by their place in the list of pairs.
    Operations(Vec<usize>),
    /// Those that reach the pair of types.
    Node(usize),
}

/// What a finding is about, as far as Rust items can be told from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// Nothing that has an item.
    Nothing,
    /// The servers.
    Servers,
    /// The security schemes: what the client is made with.
    Security,
    /// A group of operations, by its index on each side.
    Group(usize, usize),
    /// An operation with all that belongs to it.
    Operation(usize),
    /// A part of an operation's request: the setter or argument of this name, if it is a parameter.
    Request(usize, Option<String>),
    /// What an operation's method takes.
    Arguments(usize),
    /// What the constructor of a pair of types takes.
    Constructor(usize),
    /// A name, by the paths of the items that have it.
    Name(Vec<String>),
    /// What an operation answers.
    Answer(usize),
    /// A pair of types.
    Type(usize),
    /// A member, by its index on each side.
    Member(usize, Option<usize>, Option<usize>),
    /// A variant or value, by its index on each side.
    Variant(usize, Option<usize>, Option<usize>),
    /// A model of one side or both.
    Model(Option<TypeId>, Option<TypeId>),
}
