//! Puts types that are declared elsewhere into the place of types of the document.

use crate::api::Api;
use crate::constraint::Constraints;
use crate::pass;
use crate::types::{External, Shape, TypeId};

/// A type of the document, and what stands in its place.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The type.
    pub id: TypeId,
    /// What stands in its place.
    pub with: External,
}

/// Replaces types, the later of two replacements of one type holding, and prunes what only they
/// reached; `unused` says whether components stay that nothing reaches. Docs stay; limits and rules go, since
/// they are about what was replaced, which [`Api::replaced`] keeps.
pub fn types(api: &mut Api, replaced: Vec<Replaced>, unused: bool) {
    for Replaced { id, with } in replaced {
        if let Some(ty) = api.types.get_mut(id.index()) {
            api.replaced.entry(id).or_insert_with(|| ty.clone());
            ty.shape = Shape::External(with);
            ty.constraints = Constraints::default();
            ty.rule = None;
        }
    }
    pass::again(api, unused);
}
