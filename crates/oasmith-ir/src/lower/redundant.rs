//! Whether what stands beside a reference says anything that its target does not say.
//!
//! `{type: object, required: [kind], oneOf: [Cat, Dog]}` and `{type: object, allOf: [Cat]}` are
//! written often; the variants are `Cat` and `Dog`, not copies of them.

use foldhash::HashSet;

use oasmith_spec::schema::{Schema, SchemaId, TypeSet};

use super::Lowering;
use super::compose;
use super::conjunction::{Conjunction, is_never, states_anything, states_limits, states_values};
use super::open::Opened;

impl<'d> Lowering<'d> {
    /// Whether the own keywords of schemas say nothing about a value that another schema, with all
    /// that it refers to, does not say as well.
    pub(super) fn adds_nothing(&mut self, base: &[SchemaId], other: SchemaId) -> bool {
        let document = self.document;
        let mut stating = base
            .iter()
            .map(|id| (*id, document.schema(*id)))
            .filter(|(_, schema)| states_anything(schema))
            .peekable();
        if stating.peek().is_none() {
            return true;
        }
        let opened = self.open(&Conjunction::one(other));
        let kinds = self.kinds(other);
        stating.all(|(id, schema)| {
            opened.parts.iter().any(|part| part.id == id) || self.covers(&opened, kinds, schema)
        })
    }

    /// Whether a schema is no more than another one, so that it can be left out beside it. One that
    /// closes what the other leaves open is more.
    pub(super) fn is_redundant(&mut self, id: SchemaId, other: SchemaId) -> bool {
        self.adds_nothing(&[id], other)
            && (!self.closes(self.document.schema(id)) || self.is_closed(other))
    }

    fn covers(&mut self, opened: &Opened<'d>, kinds: Option<TypeSet>, schema: &Schema) -> bool {
        if !states_weakly(self.document.schemas.as_slice(), schema) {
            return false;
        }
        if !schema.types.is_empty() && !kinds.is_some_and(|kinds| within(kinds, schema.types)) {
            return false;
        }
        if schema.required.is_empty() && schema.properties.is_empty() {
            return true;
        }
        if !opened.groups.is_empty() {
            return false;
        }
        let required: HashSet<&str> = opened
            .parts
            .iter()
            .flat_map(|part| &part.schema.required)
            .map(|name| name.value.as_str())
            .collect();
        schema
            .required
            .iter()
            .all(|name| required.contains(name.value.as_str()))
            && schema
                .properties
                .iter()
                .all(|(name, id)| self.member_covers(opened, &name.value, *id))
    }

    /// Whether a schema forbids whatever neither it nor what it is composed of declares (JSON Schema
    /// core, section 11.3). `additionalProperties` sees its own members only, so that beside others
    /// nobody means it.
    fn closes(&self, schema: &Schema) -> bool {
        let inner = schema.unevaluated_properties;
        inner.is_some_and(|id| is_never(self.document, id))
            && !compose::evaluates_others(self.document, schema)
    }

    /// Whether a schema, with all that it refers to, forbids what is not declared.
    fn is_closed(&self, id: SchemaId) -> bool {
        let opened = self.open(&Conjunction::one(id));
        opened.parts.iter().any(|part| {
            let others = part.schema.additional_properties;
            self.closes(part.schema) || others.is_some_and(|id| is_never(self.document, id))
        })
    }

    /// Whether a member is declared with nothing but a type, and the other side declares it at
    /// least as narrowly.
    fn member_covers(&mut self, opened: &Opened<'d>, name: &str, id: SchemaId) -> bool {
        let declared = opened.parts.iter().find_map(|part| {
            let mut properties = part.schema.properties.iter();
            properties.find(|(other, _)| other.value == name)
        });
        let Some((_, declared)) = declared else {
            return false;
        };
        if *declared == id || self.plainly(*declared) == self.plainly(id) {
            return true;
        }
        let schema = self.document.schema(id);
        let plain = schema.reference.is_none()
            && schema.all_of.is_empty()
            && schema.any_of.is_none()
            && schema.one_of.is_none()
            && schema.properties.is_empty()
            && schema.required.is_empty()
            && states_weakly(self.document.schemas.as_slice(), schema);
        let declared = *declared;
        plain
            && (schema.types.is_empty()
                || self
                    .kinds(declared)
                    .is_some_and(|kinds| within(kinds, schema.types)))
    }
}

/// Whether a schema's own keywords are of those that [`Lowering::adds_nothing`] can compare: types,
/// members and whether others are allowed.
fn states_weakly(schemas: &[Schema], schema: &Schema) -> bool {
    let boolean = |id: &Option<SchemaId>| {
        id.is_none_or(|id| schemas.get(id.index()).is_some_and(is_boolean_like))
    };
    !states_values(schema)
        && !states_limits(schema)
        && schema.pattern_properties.is_empty()
        && boolean(&schema.additional_properties)
        && boolean(&schema.unevaluated_properties)
}

fn is_boolean_like(schema: &Schema) -> bool {
    schema.boolean.is_some() || super::conjunction::is_silent(schema)
}

/// Whether the first types are among the second ones. Whole numbers are numbers.
pub(super) fn within(inner: TypeSet, outer: TypeSet) -> bool {
    use oasmith_spec::schema::JsonType;
    inner.iter().all(|kind| {
        outer.contains(kind) || kind == JsonType::Integer && outer.contains(JsonType::Number)
    })
}
