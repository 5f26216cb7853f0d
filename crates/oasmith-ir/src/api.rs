//! What a document describes, in terms of no programming language.
//!
//! The emitter, the diff and the diagnostics all read this and nothing before it, so it keeps
//! constraints, formats, docs, deprecation, examples and spans.

pub use oasmith_spec::document::{Info, Server, Tag};
pub use oasmith_spec::security::{SecurityRequirement, SecurityScheme, SecuritySchemeKind};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::operation::Operation;
use crate::rule::{Rule, RuleId};
use crate::types::{Shape, Type, TypeId};
use oasmith_spec::document::Text;
use oasmith_spec::source::Span;

/// A whole API.
#[derive(Debug)]
pub struct Api {
    /// Title, version, description.
    pub info: Info,
    /// The servers at the root. At least one: `/` where the document names none.
    pub servers: Vec<Server>,
    /// The security schemes, by name, in the document's order.
    pub security_schemes: Vec<(Text, SecurityScheme)>,
    /// The security requirements at the root.
    pub security: Arc<[SecurityRequirement]>,
    /// The declared tags.
    pub tags: Vec<Tag>,
    /// Every type.
    pub types: Vec<Type>,
    /// Types of the document in whose place others stand, as the document has them.
    pub replaced: BTreeMap<TypeId, Type>,
    /// What is demanded of values beyond their types.
    pub rules: Vec<Rule>,
    /// The types that have a name of their own: the components in the document's order, each
    /// followed by the inline types below it; then the inline types of the operations.
    pub models: Vec<TypeId>,
    /// The operations, in the document's order.
    pub operations: Vec<Operation>,
    /// The operations of `webhooks`: what the server sends. Their payloads are models.
    pub webhooks: Vec<Operation>,
    /// Operations and webhooks that a [filter](crate::filter) left out.
    pub left_out: Vec<Operation>,
    /// Documentation elsewhere.
    pub external_docs: Option<String>,
    /// What could not be expressed, with the reason.
    pub fallbacks: Vec<Fallback>,
}

impl Api {
    /// All types of the table.
    pub fn ids(&self) -> impl Iterator<Item = TypeId> {
        (0..self.types.len()).map(TypeId::of_index)
    }

    /// Adds a type to the table. Whether it is a model is said in `models`.
    pub fn add_type(&mut self, ty: Type) -> TypeId {
        let id = TypeId::of_index(self.types.len());
        self.types.push(ty);
        id
    }

    /// A type of the table.
    pub fn ty(&self, id: TypeId) -> &Type {
        &self.types[id.index()]
    }

    /// A type as the document has it, whatever stands in its place.
    pub fn documented(&self, id: TypeId) -> &Type {
        self.replaced.get(&id).unwrap_or_else(|| self.ty(id))
    }

    /// The view that requests have of a type, where it is another one (see
    /// [`Step::Request`](crate::origin::Step::Request)).
    pub fn request_view(&self, id: TypeId) -> Option<TypeId> {
        let of = &self.ty(id).origin;
        self.ids().find(|view| self.ty(*view).origin.is_view_of(of))
    }

    /// A rule of the table.
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.index()]
    }

    /// The type that an alias stands for in the end, and whether null was allowed on the way.
    pub fn resolve_alias(&self, id: TypeId) -> TypeId {
        resolve_alias(&self.types, id)
    }
}

/// The type of a table that an alias stands for in the end.
pub(crate) fn resolve_alias(types: &[Type], id: TypeId) -> TypeId {
    let mut id = id;
    // Aliases that lead to themselves are refused by the check; the bound is for safety.
    for _ in 0..types.len() {
        match types.get(id.index()).map(|ty| &ty.shape) {
            Some(Shape::Alias(target)) => id = target.id,
            _ => break,
        }
    }
    id
}

/// A construct that is carried as raw JSON.
#[derive(Debug, Clone)]
pub struct Fallback {
    /// Where it stands.
    pub span: Span,
    /// Why, in one sentence that a user would accept.
    pub reason: String,
}
