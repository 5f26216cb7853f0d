//! Keywords that shape no type and are checked by nobody.

use oasmith_spec::schema::{Schema, SchemaId};

use super::Lowering;
use super::conjunction::{negates_all, states_limits, states_values};

impl Lowering<'_> {
    /// Lists the keywords of the document that only a validator could honour.
    pub(super) fn note_unchecked(&mut self) {
        for schema in &self.document.schemas {
            for reason in self.reasons(schema) {
                self.fall_back(schema.span, reason);
            }
        }
    }

    fn reasons(&self, schema: &Schema) -> Vec<&'static str> {
        let document = self.document;
        let restricts = |id: SchemaId| {
            let names = document.schema(id);
            // Names are strings in any case.
            names.types.len() > 1
                || states_values(names)
                || states_limits(names)
                || names.reference.is_some()
                || !names.all_of.is_empty()
        };
        let alternatives = schema.one_of.is_some() || schema.any_of.is_some();
        [
            (
                schema.not.is_some() && !negates_all(document, schema),
                "`not` is checked by nobody",
            ),
            (
                schema.condition.is_some(),
                "`if`, `then` and `else` are checked by nobody, and what they declare is not known",
            ),
            (
                !schema.dependent_required.is_empty(),
                "`dependentRequired` is checked by nobody",
            ),
            (
                !schema.dependent_schemas.is_empty(),
                "`dependentSchemas` is checked by nobody, and what it declares is not known",
            ),
            (schema.contains.is_some(), "`contains` is checked by nobody"),
            (
                schema.property_names.is_some_and(restricts),
                "`propertyNames` is checked by nobody",
            ),
            (
                schema.enumeration.as_ref().is_some_and(Vec::is_empty),
                "an empty `enum` would allow nothing; it is passed over",
            ),
            (
                schema.discriminator.is_some() && !alternatives,
                "a `discriminator` without alternatives chooses nothing; the type has the members that are declared here",
            ),
        ]
        .into_iter()
        .filter_map(|(stands, reason)| stands.then_some(reason))
        .collect()
    }
}
