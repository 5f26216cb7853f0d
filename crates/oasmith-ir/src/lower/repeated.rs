//! How much of a document merging may repeat.
//!
//! `allOf`, and alternatives that are read as one object, copy what other schemas have. A short document can
//! ask for any amount of that: a thousand schemas that extend one with a thousand properties have a million.

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::document::Document;
pub use oasmith_spec::limits::Limits;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{Schema, SchemaId};
use oasmith_spec::source::Span;

use super::Lowering;
use super::open::Part;
use crate::types::TypeId;

/// So many bytes of prose count as one property.
const PROSE: usize = 256;

/// What was repeated so far.
pub(super) struct Repeated {
    limit: usize,
    count: usize,
    /// The size of each schema that a type was made of, by schema.
    met: Vec<Option<usize>>,
    /// Where the limit was crossed, and what was repeated there.
    crossed: Option<(Span, Span)>,
}

impl Repeated {
    pub(super) fn new(limits: Limits, document: &Document) -> Self {
        Self {
            limit: limits.repeated_properties,
            count: document.repeated,
            met: vec![None; document.schemas.len()],
            crossed: None,
        }
    }

    /// Whether too much was repeated: then nothing more is merged.
    pub(super) fn is_too_much(&self) -> bool {
        self.crossed.is_some()
    }

    /// Reports that too much was repeated.
    pub(super) fn report(&self, diagnostics: &mut Diagnostics) {
        let Some((span, repeated)) = self.crossed else {
            return;
        };
        let limit = self.limit;
        let message = format!("merging copies more than {limit} properties of this document");
        diagnostics
            .report(Code::EXPANSION_LIMIT, span, message)
            .label("the limit is crossed here")
            .related(repeated, "this is repeated, as it was before");
    }
}

impl Lowering<'_> {
    /// Counts the schemas that a type is made of, those that another was made of before; false where
    /// that is too much.
    pub(super) fn may_repeat(&mut self, ty: TypeId, parts: &[Part<'_>]) -> bool {
        for part in parts {
            let document = self.document;
            let Some(met) = self.repeated.met.get_mut(part.id.index()) else {
                continue;
            };
            match *met {
                None => *met = Some(size(document, part.schema)),
                Some(size) => self.repeated.count = self.repeated.count.saturating_add(size),
            }
            if self.repeated.count > self.repeated.limit && !self.repeated.is_too_much() {
                self.repeated.crossed = Some((self.span_of(ty), part.schema.span));
            }
        }
        !self.repeated.is_too_much()
    }
}

/// How much a schema by itself adds to a type.
fn size(document: &Document, schema: &Schema) -> usize {
    let property = |id: SchemaId| 1 + prose(document.schema(id)) / PROSE;
    let properties = schema.properties.iter().map(|(_, id)| property(*id));
    let positions = schema.prefix_items.iter().map(|id| property(*id));
    let values = schema.enumeration.iter().flatten();
    let values = values.map(|value| 1 + bytes(value) / PROSE);
    let groups = [&schema.one_of, &schema.any_of];
    let variants = groups.into_iter().flatten().map(Vec::len);
    properties
        .chain(positions)
        .chain(values)
        .chain(variants)
        .sum::<usize>()
        + prose(schema) / PROSE
}

/// The bytes of what is said of a schema.
fn prose(schema: &Schema) -> usize {
    let description = schema.description.as_ref().map_or(0, |it| it.value.len());
    let default = schema.default.as_deref().map_or(0, bytes);
    let pattern = schema
        .bounds
        .pattern
        .as_ref()
        .map_or(0, |it| it.value.len());
    description + default + pattern
}

/// The bytes of the texts in a value.
fn bytes(node: &Node) -> usize {
    match &node.value {
        Value::String(text) => text.len(),
        Value::Number(number) => number.as_str().len(),
        Value::Array(items) => items.iter().map(bytes).sum(),
        Value::Object(object) => object
            .iter()
            .map(|member| member.key.len() + bytes(&member.value))
            .sum(),
        Value::Null | Value::Bool(_) => 0,
    }
}
