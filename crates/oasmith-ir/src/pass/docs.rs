//! Describes members that are not described themselves by their types.

use crate::api::Api;
use crate::types::Shape;

/// Gives members without a title and description those of their types.
pub(super) fn run(api: &mut Api) {
    for at in 0..api.types.len() {
        let Shape::Object(object) = &api.types[at].shape else {
            continue;
        };
        let mut found = Vec::new();
        for (index, member) in object.members.iter().enumerate() {
            let docs = &api.ty(member.ty.id).docs;
            let bare = member.docs.title.is_none() && member.docs.description.is_none();
            if bare && (docs.title.is_some() || docs.description.is_some()) {
                found.push((index, docs.title.clone(), docs.description.clone()));
            }
        }
        if let Shape::Object(object) = &mut api.types[at].shape {
            for (index, title, description) in found {
                if let Some(member) = object.members.get_mut(index) {
                    member.docs.title = title;
                    member.docs.description = description;
                }
            }
        }
    }
}
