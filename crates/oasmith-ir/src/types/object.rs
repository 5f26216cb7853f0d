//! Objects.

use std::sync::Arc;

use super::{Docs, TypeRef};
use oasmith_spec::node::Node;
use oasmith_spec::source::Span;

/// Declared members.
#[derive(Debug, Clone)]
pub struct Object {
    /// The members, in the document's order; those of `allOf` branches in the branches' order.
    pub members: Vec<Member>,
    /// What is known of other members.
    pub additional: Additional,
    /// Patterns (ECMA-262) of which one is found in the names of other members that are kept
    /// (`patternProperties`); those with other names are tolerated. None: all are kept.
    pub names: Vec<String>,
}

/// Members that are not declared.
#[derive(Debug, Clone, Copy)]
pub enum Additional {
    /// The document does not say: they are tolerated and not kept.
    Unstated,
    /// `additionalProperties: false`. They are tolerated all the same when received.
    Forbidden,
    /// The document does not say, but a rule of a union that this is a variant of asks for them: they
    /// are kept, and not offered.
    Kept,
    /// They are kept, as values of this type.
    Allowed(TypeRef),
}

/// A declared member.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether the object must have it.
    pub required: bool,
    /// Whether `required` is all that names it, in an object that declares others: mostly a misspelling. What
    /// is received may lack it.
    pub undeclared: bool,
    /// `readOnly`: only in responses.
    pub read_only: bool,
    /// `writeOnly`: only in requests.
    pub write_only: bool,
    /// `default`.
    pub default: Option<Arc<Node>>,
    /// The member's own description and deprecation where it has them, else its type's.
    pub docs: Docs,
    /// Where it stands.
    pub span: Span,
}
