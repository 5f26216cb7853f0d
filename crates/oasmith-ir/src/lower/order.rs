//! The order of the models.

use foldhash::HashMap;

use oasmith_spec::document::Document;

use crate::api::Api;
use crate::origin::Root;

/// Puts the models in the document's order: every component with the inline types below it, then those of what operations
/// share, then those of operations, then those of webhooks.
pub(super) fn models(api: &mut Api, document: &Document) {
    let components = document.components.iter().enumerate();
    let places: HashMap<&str, usize> = components
        .map(|(at, (name, _))| (name.value.as_str(), at))
        .collect();
    let types = &api.types;
    api.models.sort_by_key(|id| {
        let origin = &types[id.index()].origin;
        match &origin.root {
            Root::Component(name) => {
                let place = places.get(name.as_str()).copied();
                (0, place, !origin.is_component(), "")
            }
            Root::Shared(name) => (1, None, true, name.as_str()),
            Root::Operation(at) => (2, Some(*at), true, ""),
            Root::Webhook(at) => (3, Some(*at), true, ""),
            Root::LeftOut(_) => (4, None, true, ""),
        }
    });
}
