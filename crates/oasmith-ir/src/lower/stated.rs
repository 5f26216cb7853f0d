//! What a use of a type says beside its values: docs, default, direction.

use std::sync::Arc;

use oasmith_spec::node::Node;
use oasmith_spec::schema::{Schema, SchemaId};

use super::Lowering;
use super::conjunction::{Place, is_silent};
use crate::types::Docs;

/// How many references are followed for what they say.
const MAX_STEPS: usize = 64;

/// What a use says.
#[derive(Default)]
pub(super) struct StatedUse {
    pub(super) docs: Docs,
    pub(super) default: Option<Arc<Node>>,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
}

impl Lowering<'_> {
    /// What the schemas at a place say on the way to the type. Of several declarations the later
    /// one describes better.
    pub(super) fn stated_use(&mut self, place: &Place) -> StatedUse {
        let mut stated = StatedUse::default();
        match place {
            Place::All(conjunction) => {
                for id in conjunction.parts.iter().rev() {
                    self.state(*id, &mut stated);
                }
            }
            Place::Either(list) | Place::Together(list) => {
                for id in list.iter().flat_map(|conjunction| &conjunction.parts) {
                    self.state(*id, &mut stated);
                }
            }
        }
        stated
    }

    /// The docs of a place's own schemas.
    pub(super) fn stated_docs(&mut self, place: &Place) -> Docs {
        self.stated_use(place).docs
    }

    fn state(&mut self, id: SchemaId, stated: &mut StatedUse) {
        let document = self.document;
        let mut at = id;
        for passed in 0..MAX_STEPS {
            // A component describes itself; its title and description are its own.
            let component = passed > 0 && self.component_of(at).is_some();
            let schema = document.schema(at);
            let silent = |id: &&SchemaId| is_silent(document.schema(**id));
            let beside = schema.all_of.iter().filter(silent);
            for schema in std::iter::once(schema).chain(beside.map(|id| document.schema(*id))) {
                if !component {
                    describe(schema, &mut stated.docs);
                }
                stated.default = stated.default.take().or_else(|| schema.default.clone());
                stated.read_only |= schema.read_only;
                stated.write_only |= schema.write_only;
            }
            match self.step(at) {
                Some(next) if !component => at = next,
                _ => return,
            }
        }
    }
}

/// Adds what a schema says to docs that lack it.
fn describe(schema: &Schema, docs: &mut Docs) {
    if docs.title.is_none() && docs.description.is_none() {
        docs.title = schema.title.as_ref().map(|text| text.value.clone());
        docs.description = schema.description.as_ref().map(|text| text.value.clone());
    }
    if docs.examples.is_empty() {
        docs.examples.clone_from(&schema.examples);
    }
    docs.deprecated |= schema.deprecated;
}
