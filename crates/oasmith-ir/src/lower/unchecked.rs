//! Keywords that mean nothing where they stand.

use super::Lowering;

impl Lowering<'_> {
    /// Lists the keywords of the document that choose nothing.
    pub(super) fn note_unchecked(&mut self) {
        let bases = self.base_holders();
        for (index, schema) in self.document.schemas.iter().enumerate() {
            let alternatives = schema.one_of.is_some() || schema.any_of.is_some();
            let Some(discriminator) = &schema.discriminator else {
                continue;
            };
            // Programs write a mapping of the schema itself beside each: nothing is lost with it.
            let mut mapped = discriminator.mapping.iter().map(|(_, to)| to.target);
            let maps_itself = !discriminator.mapping.is_empty()
                && mapped.all(|target| target.is_some_and(|to| to.index() == index));
            if !alternatives && !maps_itself && !bases.contains(&index) {
                self.fall_back(
                    schema.place_of("discriminator"),
                    "a `discriminator` without alternatives chooses nothing; the type has the properties that are declared here",
                );
            }
        }
    }
}
