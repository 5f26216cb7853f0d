//! Keywords that shape no type.

use oasmith_spec::schema::{Schema, SchemaId};

use super::Lowering;
use super::conjunction::{negates_all, states_limits, states_values};

impl Lowering<'_> {
    /// Lists the keywords of the document that only a validator could honour.
    pub(super) fn note_unchecked(&mut self) {
        let bases = self.base_holders();
        for (index, schema) in self.document.schemas.iter().enumerate() {
            for (keyword, reason) in self.reasons(schema) {
                if keyword == "discriminator" && bases.contains(&index) {
                    continue;
                }
                self.fall_back(schema.place_of(keyword), reason);
            }
        }
    }

    fn reasons(&self, schema: &Schema) -> Vec<(&'static str, &'static str)> {
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
                "not",
                "`not` shapes no type; what it forbids is accepted",
            ),
            (
                schema.condition.is_some(),
                "if",
                "`if`, `then` and `else` shape no type; what they demand is not checked, and members that they declare are not known",
            ),
            (
                !schema.dependent_required.is_empty(),
                "dependentRequired",
                "`dependentRequired` shapes no type; what it demands is not checked",
            ),
            (
                !schema.dependent_schemas.is_empty(),
                "dependentSchemas",
                "`dependentSchemas` shapes no type; what it demands is not checked, and members that it declares are not known",
            ),
            (
                schema.contains.is_some(),
                "contains",
                "`contains` shapes no type; what it demands is not checked",
            ),
            (
                schema.property_names.is_some_and(restricts),
                "propertyNames",
                "`propertyNames` shapes no type; keys of any form are accepted",
            ),
            (
                schema.discriminator.is_some() && !alternatives,
                "discriminator",
                "a `discriminator` without alternatives chooses nothing; the type has the members that are declared here",
            ),
        ]
        .into_iter()
        .filter_map(|(stands, keyword, reason)| stands.then_some((keyword, reason)))
        .collect()
    }
}
