//! The order of the models.

use foldhash::HashMap;

use oasmith_spec::document::Document;

use crate::api::Api;
use crate::origin::Root;

/// Puts the models in the document's order: every component with the inline types below it, then
/// those of operations, then those of webhooks.
pub(super) fn models(api: &mut Api, document: &Document) {
    let components = document.components.iter().enumerate();
    let places: HashMap<&str, usize> = components
        .map(|(at, (name, _))| (name.value.as_str(), at))
        .collect();
    let types = &api.types;
    api.models.sort_by_key(|id| {
        let origin = &types[id.index()].origin;
        match &origin.root {
            Root::Component(name) => (
                0,
                places.get(name.as_str()).copied(),
                !origin.is_component(),
            ),
            Root::Operation(at) => (1, Some(*at), true),
            Root::Webhook(at) => (2, Some(*at), true),
            Root::LeftOut(_) => (3, None, true),
        }
    });
}
